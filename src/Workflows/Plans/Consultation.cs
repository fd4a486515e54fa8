using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The lead asks a further department to take part (商请); it does so only once its head agrees.</summary>
/// <remarks>Rule of the plan's closing note: 由牵头部门商有关部门确定.</remarks>
public sealed class Consultation : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The department asked.</summary>
    public required Guid DepartmentId { get; init; }

    /// <summary>Why it is asked.</summary>
    public required string Reason { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid ProposedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>The answer so far.</summary>
    public ConsultationStatus Status { get; private set; }

    /// <summary>The workflow that carries it.</summary>
    public string? WorkflowInstanceId { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredById { get; private set; }

    /// <summary>When it was answered or withdrawn.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What the department said.</summary>
    public string? Answer { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Hands the question to a workflow.</summary>
    public void Launch(string workflowInstanceId) => WorkflowInstanceId = workflowInstanceId;

    /// <summary>Records the department's answer.</summary>
    public void Conclude(ConsultationStatus status, Guid? answeredById, string? answer, DateTimeOffset now)
    {
        Status = status;
        AnsweredById = answeredById;
        Answer = answer;
        AnsweredAt = now;
    }
}

/// <summary>What became of a consultation.</summary>
public enum ConsultationStatus
{
    /// <summary>Not answered yet (待答复).</summary>
    Pending,

    /// <summary>The department takes part from then on (同意).</summary>
    Agreed,

    /// <summary>The department does not take part (不同意).</summary>
    Declined,

    /// <summary>The task ended before an answer came (终止).</summary>
    Cancelled,
}
