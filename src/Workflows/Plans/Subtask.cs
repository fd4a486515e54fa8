using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>A part of a task: what the lead hands to one department (子任务), or what the lead itself reports for a period (周期报送).</summary>
public sealed class Subtask : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The task it is part of.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The plan of the task.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>1 for the task's first subtask, and so on.</summary>
    public required int Number { get; init; }

    /// <summary>The department that does it: a participant, or the lead itself.</summary>
    public required Guid DepartmentId { get; set; }

    /// <summary>What the lead asks for.</summary>
    public required string Requirement { get; init; }

    /// <summary>The day it is due.</summary>
    public required DateOnly? DueOn { get; set; }

    /// <summary>The period it is the result of; null for a part the lead split off.</summary>
    public Period? Period { get; init; }

    /// <summary>Who created it; null when the calendar or a step of the task's flow did.</summary>
    public required Guid? CreatedById { get; init; }

    /// <summary>The bookmark of the step that waits for it, if one does.</summary>
    public string? BookmarkId { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far it is.</summary>
    public SubtaskStatus Status { get; private set; }

    /// <summary>The workflow that carries it.</summary>
    public string? WorkflowInstanceId { get; private set; }

    /// <summary>When it was completed or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether it was completed after the day it was due.</summary>
    public bool CompletedLate { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Whether it is completed or cancelled.</summary>
    public bool HasEnded => Status is SubtaskStatus.Completed or SubtaskStatus.Cancelled;

    /// <summary>Hands the subtask to a workflow.</summary>
    public void Launch(string workflowInstanceId) => WorkflowInstanceId = workflowInstanceId;

    /// <summary>Follows the workflow: a step now waits that means this status, or it has ended.</summary>
    public void Enter(SubtaskStatus status, DateTimeOffset now)
    {
        Status = status;
        if (HasEnded)
            EndedAt = now;
        CompletedLate = status is SubtaskStatus.Completed && DueOn < OfficeTime.DayOf(now);
    }
}

/// <summary>How far a subtask is.</summary>
public enum SubtaskStatus
{
    /// <summary>The department has not accepted yet (待签收).</summary>
    AwaitingAcceptance,

    /// <summary>The department works on it (办理中).</summary>
    InProgress,

    /// <summary>A result is being reviewed (待审核).</summary>
    InReview,

    /// <summary>A reviewer sent the result back (退回).</summary>
    Returned,

    /// <summary>The lead approved the result (完成).</summary>
    Completed,

    /// <summary>The lead cancelled it (取消).</summary>
    Cancelled,
}
