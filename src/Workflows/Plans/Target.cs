using Workflows.Documents;

namespace Workflows.Plans;

/// <summary>Something measurable a task is to reach (指标).</summary>
public sealed class Target
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The task.</summary>
    public Guid TaskId { get; init; }

    /// <summary>Order in the document.</summary>
    public required int Order { get; set; }

    /// <summary>The words of the document.</summary>
    public required string Text { get; set; }

    /// <summary>How much, in <see cref="Unit"/>.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Unit as printed, such as 个 or 场.</summary>
    public string? Unit { get; set; }

    /// <summary>How the quantity binds.</summary>
    public required TargetComparison Comparison { get; set; }

    /// <summary>Over what time it is counted, as read from the document.</summary>
    public string? Period { get; set; }

    /// <summary>The day by which it is to be reached, where it has one of its own (节点).</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>How it is counted, by what was read from the document.</summary>
    public TargetKind Kind =>
        Unit is "%" or "％" ? TargetKind.Coverage
        : Quantity is null ? (DueOn is null ? TargetKind.Deliverable : TargetKind.CalendarNode)
        : Period is "yearly" ? TargetKind.AnnualCounter
        : Unit is "场" or "次" or "届" or "期" ? TargetKind.EventCount
        : TargetKind.CumulativeCounter;

    /// <summary>Whether this much fulfils it.</summary>
    public bool IsReachedBy(decimal total) => total >= (Quantity ?? 1);
}
