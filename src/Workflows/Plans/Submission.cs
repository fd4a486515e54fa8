using Workflows.Approvals;

namespace Workflows.Plans;

/// <summary>A result handed in for review: of a subtask by its department, or of the whole task by the lead (报送).</summary>
public sealed class Submission
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The subtask, or null for the task's own result.</summary>
    public Guid? SubtaskId { get; init; }

    /// <summary>The work item it was handed in with; null for those from before this was kept.</summary>
    public Guid? WorkItemId { get; init; }

    /// <summary>1 for the first try, 2 after the first return, and so on.</summary>
    public required int Round { get; init; }

    /// <summary>What was done, in words.</summary>
    public required string Text { get; init; }

    /// <summary>Figures reported, for the task's targets or free.</summary>
    public List<Figure> Figures { get; init; } = [];

    /// <summary>Who handed it in.</summary>
    public required Guid SubmittedById { get; init; }

    /// <summary>In whose place (代理), if in another's.</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>The department for which it was handed in.</summary>
    public required Guid DepartmentId { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>What the reviewers decided, in order.</summary>
    public List<Review> Reviews { get; init; } = [];
}

/// <summary>What one reviewer decided on a submission (审核).</summary>
public sealed class Review
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The submission.</summary>
    public Guid SubmissionId { get; init; }

    /// <summary>The step of the flow, as its designer named it.</summary>
    public required string Step { get; init; }

    /// <summary>The outcome chosen, such as <c>approve</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The opinion.</summary>
    public string? Comment { get; init; }

    /// <summary>Who decided, or in whose place a rule did; null when a rule decided for a whole department's people.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>Whether a rule decided and not a person; the opinion then says which.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>In whose place (代理), if in another's.</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
