namespace Workflows.Organization;

/// <summary>What the State Council's notice says of one year, as the seed file has it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Holidays">Days off, weekends among them included.</param>
/// <param name="Workdays">Weekend days worked instead (调休).</param>
/// <param name="Source">Title, number and day of the notice.</param>
public sealed record WorkYear(
    int Year,
    IReadOnlyList<DateOnly> Holidays,
    IReadOnlyList<DateOnly> Workdays,
    string Source
)
{
    /// <summary>The days as they are stored.</summary>
    internal IEnumerable<CalendarDay> Days =>
        Holidays
            .Select(day => new CalendarDay(day, CalendarDayKind.Holiday))
            .Concat(Workdays.Select(day => new CalendarDay(day, CalendarDayKind.Working)));
}
