using System.Globalization;
using Workflows.Documents;

namespace Workflows.Plans.Periods;

/// <summary>A stretch of the calendar that a task reports on and is counted by (周期).</summary>
/// <param name="Cycle">How long it is.</param>
/// <param name="StartsOn">Its first day.</param>
public sealed record Period(Cycle Cycle, DateOnly StartsOn)
{
    /// <summary>How many months it has.</summary>
    public int Months => MonthsOf(Cycle);

    /// <summary>Its last day.</summary>
    public DateOnly EndsOn => StartsOn.AddMonths(Months).AddDays(-1);

    /// <summary>What the office calls it, such as 2026年第3季度.</summary>
    public string Name =>
        StartsOn.Year.ToString(CultureInfo.InvariantCulture)
        + Cycle switch
        {
            Cycle.Month => $"年{StartsOn.Month}月",
            Cycle.Quarter => $"年第{(StartsOn.Month + 2) / 3}季度",
            Cycle.HalfYear => StartsOn.Month == 1 ? "年上半年" : "年下半年",
            _ => "年",
        };

    /// <summary>The one after it.</summary>
    public Period Next => this with { StartsOn = StartsOn.AddMonths(Months) };

    /// <summary>The one a day lies in.</summary>
    public static Period At(Cycle cycle, DateOnly day) =>
        new(cycle, new DateOnly(day.Year, 1 + ((day.Month - 1) / MonthsOf(cycle) * MonthsOf(cycle)), 1));

    /// <summary>The day itself when it lies in the period, else the period's nearest day.</summary>
    public DateOnly Nearest(DateOnly day) =>
        day < StartsOn ? StartsOn
        : day > EndsOn ? EndsOn
        : day;

    /// <summary>The day of a month of the period.</summary>
    /// <param name="month">1 for its first month; null for its last.</param>
    /// <param name="day">The day; null, and one the month does not have, mean the month's last.</param>
    public DateOnly DayIn(int? month, int? day)
    {
        var first = StartsOn.AddMonths((month ?? Months) - 1);
        var last = DateTime.DaysInMonth(first.Year, first.Month);
        return first.AddDays(Math.Min(day ?? last, last) - 1);
    }

    /// <summary>Whether periods have a month of this number; null is their last.</summary>
    public static bool Has(Cycle cycle, int? month) => month is null || (month >= 1 && month <= MonthsOf(cycle));

    private static int MonthsOf(Cycle cycle) =>
        cycle switch
        {
            Cycle.Month => 1,
            Cycle.Quarter => 3,
            Cycle.HalfYear => 6,
            _ => 12,
        };
}
