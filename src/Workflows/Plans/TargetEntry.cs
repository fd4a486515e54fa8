namespace Workflows.Plans;

/// <summary>An amount that counts for a target. Only added, from what was approved; an error is answered by a reversal (冲销).</summary>
public sealed class TargetEntry
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The target it counts for.</summary>
    public required Guid TargetId { get; init; }

    /// <summary>The department that reported it.</summary>
    public required Guid DepartmentId { get; init; }

    /// <summary>How much the total changes by.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The office's year in which it was reported.</summary>
    public required int Year { get; init; }

    /// <summary>The quarter of that year, 1 to 4.</summary>
    public required int Quarter { get; init; }

    /// <summary>The period of the task it counts in (周期), if the task reports by periods.</summary>
    public Guid? PeriodId { get; init; }

    /// <summary>The approved result it was reported with, if it was one.</summary>
    public Guid? SubmissionId { get; init; }

    /// <summary>The approved progress report it was reported with, if it was one.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>The entry this one takes back.</summary>
    public Guid? ReversesId { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? Reason { get; init; }

    /// <summary>Who reported it, or took it back.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>From when it counts.</summary>
    public required DateTimeOffset At { get; init; }
}
