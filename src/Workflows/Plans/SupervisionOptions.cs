namespace Workflows.Plans;

/// <summary>What the office expects of those who carry tasks: settings of the section <c>Supervision</c>.</summary>
public sealed record SupervisionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Supervision";

    /// <summary>Working days after handing out within which a lead should accept (签收时限); later is counted.</summary>
    public int AcceptWithinWorkdays { get; init; } = 3;
}
