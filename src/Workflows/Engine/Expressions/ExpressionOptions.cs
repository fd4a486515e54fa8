namespace Workflows.Engine.Expressions;

/// <summary>How much a definition's scripts may use; they come from people we don't have to trust.</summary>
public sealed record ExpressionOptions
{
    /// <summary>How long one evaluation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many bytes one evaluation may allocate.</summary>
    public long MemoryLimit { get; init; } = 32 * 1024 * 1024;

    /// <summary>How deep functions may call each other.</summary>
    public int RecursionLimit { get; init; } = 256;

    /// <summary>How many statements one evaluation may run.</summary>
    public int StatementLimit { get; init; } = 5_000_000;

    /// <summary>How many items an array may have.</summary>
    public uint ArrayLimit { get; init; } = 1_000_000;

    /// <summary>How many characters a Liquid template may render, and any text within it have.</summary>
    public int LiquidOutputLimit { get; init; } = 1_000_000;

    /// <summary>How many rounds one loop of a Liquid template may have.</summary>
    public int LiquidIterationLimit { get; init; } = 100_000;

    /// <summary>The zone that scripts take for local time.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
}
