namespace Workflows.Documents;

/// <summary>When a recurring task's result is due in each period: 每季度末月25日前, 每月底前, 每半年.</summary>
/// <param name="Cycle">How often the period comes round.</param>
/// <param name="DueMonth">The month of the period, counted from 1; null for its last.</param>
/// <param name="DueDay">The day of that month; null for its last.</param>
public sealed record PeriodRule(Cycle Cycle, int? DueMonth, int? DueDay);

/// <summary>How often something comes round (周期).</summary>
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
