using System.Collections.Frozen;
using System.Text.Json;

namespace Workflows.Organization;

/// <summary>Which days an office works: weekdays, without the holidays, with the make-up days (调休).</summary>
/// <remarks>Holidays are announced a year at a time. A year without its notice has plain weekends: see <see cref="Covers"/>.</remarks>
public sealed class WorkCalendar(IReadOnlyList<WorkYear> years, int yellowWorkdays = WorkCalendar.DefaultYellowWorkdays)
{
    internal const int DefaultYellowWorkdays = 3;

    private readonly FrozenSet<int> covered = years
        .Where(year => year.Source.Length > 0)
        .Select(year => year.Year)
        .ToFrozenSet();
    private readonly FrozenSet<DateOnly> holidays = years.SelectMany(year => year.Holidays).ToFrozenSet();
    private readonly FrozenSet<DateOnly> makeUpDays = years.SelectMany(year => year.Workdays).ToFrozenSet();

    /// <summary>Which state of the stored calendar it is; later states have greater numbers, and 0 is none.</summary>
    internal long Revision { get; private init; }

    /// <summary>Reads the years of a seed file.</summary>
    public static IReadOnlyList<WorkYear> ReadYears(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<List<WorkYear>>(file, JsonSerializerOptions.Web) ?? [];
    }

    /// <summary>The calendar of a seed file.</summary>
    public static WorkCalendar Read(string path, int yellowWorkdays) => new(ReadYears(path), yellowWorkdays);

    /// <summary>The calendar of the stored years. A year with single days but without its notice is not covered.</summary>
    internal static WorkCalendar Of(IReadOnlyList<CalendarYear> years, int yellowWorkdays, long lightRevision = 0) =>
        new(
            [
                .. years.Select(year => new WorkYear(
                    year.Year,
                    DaysOf(year, CalendarDayKind.Holiday),
                    DaysOf(year, CalendarDayKind.Working),
                    year.Source ?? ""
                )),
            ],
            yellowWorkdays
        )
        {
            Revision = years.Sum(year => (long)year.Version + 1) + lightRevision,
        };

    /// <summary>Whether the year's holidays are known.</summary>
    public bool Covers(int year) => covered.Contains(year);

    /// <summary>Whether the office works on this day.</summary>
    public bool IsWorkday(DateOnly day) =>
        makeUpDays.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));

    /// <summary>The working day that many working days after this day, or before it when negative; zero gives the day itself.</summary>
    public DateOnly AddWorkdays(DateOnly day, int workdays)
    {
        var step = Math.Sign(workdays);
        for (var left = Math.Abs(workdays); left > 0; )
        {
            day = day.AddDays(step);
            if (IsWorkday(day))
                left--;
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when it lies before.</summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -WorkdaysBetween(to, from);

        return Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(days => IsWorkday(from.AddDays(days)));
    }

    /// <summary>The light of a term on a day; none without a term.</summary>
    public Light? LightOf(DateOnly? dueOn, DateOnly today)
    {
        if (dueOn is not { } due)
            return null;
        if (today > due)
            return Light.Red;

        return today >= AddWorkdays(due, -yellowWorkdays) ? Light.Yellow : Light.Green;
    }

    private static List<DateOnly> DaysOf(CalendarYear year, CalendarDayKind kind) =>
        [.. year.Days.Where(day => day.Kind == kind).Select(day => day.Day)];
}
