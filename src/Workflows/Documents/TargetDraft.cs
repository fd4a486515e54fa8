namespace Workflows.Documents;

/// <summary>A measurable target (指标) found in a task's body.</summary>
/// <param name="Text">The clause that states it, as printed.</param>
/// <param name="Quantity">The quantity; 全覆盖 is 100.</param>
/// <param name="Unit">The unit or measure word (个、场、人、%).</param>
/// <param name="Comparison">How a result is held against the quantity.</param>
/// <param name="Period">
/// <c>yearly</c>, <c>quarterly</c>, <c>monthly</c>, <c>weekly</c>, or else the printed words (5年内、在校期间); null when
/// none is stated.
/// </param>
public sealed record TargetDraft(
    string Text,
    decimal? Quantity,
    string? Unit,
    TargetComparison Comparison,
    string? Period
)
{
    /// <summary>The document strives for it (力争) and does not bind itself.</summary>
    public bool Expected { get; init; }
}

/// <summary>How a result is held against a target's quantity.</summary>
public enum TargetComparison
{
    /// <summary>不少于、至少、达到、以上.</summary>
    AtLeast,

    /// <summary>不超过、控制在.</summary>
    AtMost,

    /// <summary>The quantity is stated plainly (建设10个).</summary>
    Exactly,

    /// <summary>The running total over the whole period must reach it (总规模达到、累计).</summary>
    Cumulative,
}
