using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>One numbered task of a plan: led by one department, with others taking part (任务、督办事项).</summary>
public sealed class PlanTask : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The plan that sets it.</summary>
    public Guid PlanId { get; init; }

    /// <summary>Order in the document, from 0.</summary>
    public required int Order { get; init; }

    /// <summary>Number as printed.</summary>
    public required string Number { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Title { get; init; }

    /// <summary>Number of the section it stands in.</summary>
    public string? SectionNumber { get; init; }

    /// <summary>What is to be done, as printed.</summary>
    public required string Text { get; init; }

    /// <summary>The lead department (牵头部门): exactly one.</summary>
    public required Guid LeadDepartmentId { get; init; }

    /// <summary>How far the task is.</summary>
    public PlanTaskStatus Status { get; private set; }

    /// <summary>The day it is due (时限), if one was set.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The workflow that carries it, once launched.</summary>
    public string? WorkflowInstanceId { get; private set; }

    /// <summary>Subtasks neither completed nor cancelled. Kept here so that handing in and splitting exclude each other.</summary>
    public int OpenSubtaskCount { get; private set; }

    /// <summary>Subtasks ever created; gives each its number.</summary>
    public int SubtaskCount { get; private set; }

    /// <summary>When the lead accepted it (签收).</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When the office approved the result (办结).</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When the office closed it (销号).</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Departments that take part, in document order.</summary>
    public List<Participant> Participants { get; init; } = [];

    /// <summary>What the document asks to reach.</summary>
    public List<Target> Targets { get; init; } = [];

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Whether work on it has ended.</summary>
    public bool HasEnded => Status is PlanTaskStatus.Completed or PlanTaskStatus.Closed or PlanTaskStatus.Archived;

    /// <summary>Whether the department leads it or takes part.</summary>
    public bool Involves(Guid departmentId) =>
        LeadDepartmentId == departmentId
        || Participants.Exists(participant => participant.DepartmentId == departmentId);

    /// <summary>Hands the task to a workflow (交办).</summary>
    public void Launch(string workflowInstanceId) => WorkflowInstanceId = workflowInstanceId;

    /// <summary>Sets the day the task is due.</summary>
    /// <exception cref="RuleException">The task has ended.</exception>
    public void SetDueOn(DateOnly? dueOn)
    {
        if (HasEnded)
            throw new RuleException("task_ended", $"任务{Number}已办结，不能再设定时限。");

        DueOn = dueOn;
    }

    /// <summary>Follows the workflow: a step now waits that means this status.</summary>
    public void Enter(PlanTaskStatus status, DateTimeOffset now)
    {
        Status = status;
        if (status is PlanTaskStatus.InProgress)
            AcceptedAt ??= now;
        if (status is PlanTaskStatus.Completed or PlanTaskStatus.Closed)
            CompletedAt ??= now;
        if (status is PlanTaskStatus.Closed)
            ClosedAt ??= now;
    }

    /// <summary>Splits off a subtask (分解).</summary>
    /// <exception cref="RuleException">The lead is not working on the task, or the department takes no part.</exception>
    public Subtask AddSubtask(
        Guid departmentId,
        string requirement,
        DateOnly? dueOn,
        Guid createdById,
        DateTimeOffset now
    )
    {
        if (Status is not PlanTaskStatus.InProgress)
            throw new RuleException(
                "task_not_in_progress",
                $"任务{Number}不在办理中，不能分解子任务；牵头部门签收后、报送前可以分解。"
            );
        if (!Involves(departmentId))
            throw new RuleException(
                "department_not_involved",
                $"该部门不是任务{Number}的牵头或参与部门；请先商请其参与。"
            );

        OpenSubtaskCount++;
        SubtaskCount++;
        return new Subtask
        {
            TaskId = Id,
            PlanId = PlanId,
            Number = SubtaskCount,
            DepartmentId = departmentId,
            Requirement = requirement,
            DueOn = dueOn,
            CreatedById = createdById,
            CreatedAt = now,
        };
    }

    /// <summary>One of the subtasks was completed or cancelled.</summary>
    public void SubtaskEnded() => OpenSubtaskCount--;

    /// <summary>Refuses to hand in the result while a subtask is open.</summary>
    /// <exception cref="RuleException">A subtask is neither completed nor cancelled.</exception>
    public void EnsureCanBeSubmitted()
    {
        if (OpenSubtaskCount > 0)
            throw new RuleException(
                "subtasks_open",
                $"任务{Number}还有{OpenSubtaskCount}个子任务未完成或取消，不能报送办结。"
            );
    }

    /// <summary>Consultations ever proposed. Counting them here lets only one question at a time pass for a task.</summary>
    public int ConsultationCount { get; private set; }

    /// <summary>The lead asked a further department to take part (商请).</summary>
    public void ConsultationProposed() => ConsultationCount++;

    /// <summary>A department agreed to take part.</summary>
    public void Join(Guid departmentId, DateTimeOffset now) =>
        Participants.Add(
            new Participant
            {
                TaskId = Id,
                DepartmentId = departmentId,
                Order = Participants.Count,
                Origin = ParticipantOrigin.Consultation,
                JoinedAt = now,
            }
        );
}

/// <summary>How far a task is.</summary>
public enum PlanTaskStatus
{
    /// <summary>Imported, not yet handed out (待交办).</summary>
    AwaitingAssignment,

    /// <summary>Handed out; the lead has not accepted yet (待签收).</summary>
    AwaitingAcceptance,

    /// <summary>The lead works on it (进行中).</summary>
    InProgress,

    /// <summary>The result is with the office (待办结审核).</summary>
    InReview,

    /// <summary>The office approved the result (已办结).</summary>
    Completed,

    /// <summary>Struck off the office's list (已销号).</summary>
    Closed,

    /// <summary>Filed (已归档).</summary>
    Archived,
}
