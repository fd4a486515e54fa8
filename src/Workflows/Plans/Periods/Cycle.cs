namespace Workflows.Plans.Periods;

/// <summary>How often a task's result is asked for (周期).</summary>
public enum Cycle
{
    /// <summary>Each month (每月).</summary>
    Month,

    /// <summary>Each quarter (每季度).</summary>
    Quarter,

    /// <summary>Each half-year (每半年).</summary>
    HalfYear,

    /// <summary>Each year (每年).</summary>
    Year,
}
