using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>How far a department is with its task (进展反馈). It counts once its head stands behind it.</summary>
public sealed class ProgressReport : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The plan of the task.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The department that reports.</summary>
    public required Guid DepartmentId { get; init; }

    /// <summary>The period of the task its figures count in, if one was named.</summary>
    public Guid? PeriodId { get; init; }

    /// <summary>What was done, in words.</summary>
    public required string Text { get; init; }

    /// <summary>How much of its part is done, 0 to 100.</summary>
    public required int Percent { get; init; }

    /// <summary>Figures reported; those of a target count for it once approved.</summary>
    public List<Figure> Figures { get; init; } = [];

    /// <summary>Who reported.</summary>
    public required Guid SubmittedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Whether it counts.</summary>
    public ReportStatus Status { get; private set; }

    /// <summary>Who decided; the reporting head himself where he reported.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The opinion given with the decision.</summary>
    public string? Opinion { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>The head stands behind it, or sends it back.</summary>
    /// <exception cref="RuleException">It was decided before.</exception>
    public void Decide(ReportStatus status, Guid decidedById, string? opinion, DateTimeOffset now)
    {
        if (Status is not ReportStatus.Pending)
            throw new RuleException("report_not_pending", "这份进展反馈已经审核，不能再次审核；请提交新的反馈。");

        Status = status;
        DecidedById = decidedById;
        DecidedAt = now;
        Opinion = opinion;
    }
}

/// <summary>Whether a progress report counts.</summary>
public enum ReportStatus
{
    /// <summary>The department's head has not looked at it (待审核).</summary>
    Pending,

    /// <summary>It counts (已审核).</summary>
    Approved,

    /// <summary>The head sent it back; a new one takes its place (退回).</summary>
    Returned,
}
