using System.Collections.Frozen;
using System.Text.Json;

namespace Workflows.Organization;

/// <summary>Which days an office works: weekdays, without the holidays, with the make-up days (调休).</summary>
/// <remarks>Holidays are announced a year at a time. A year without its notice has plain weekends: see <see cref="Covers"/>.</remarks>
public sealed class WorkCalendar(IReadOnlyList<WorkYear> years, int yellowWorkdays = WorkCalendar.DefaultYellowWorkdays)
{
    internal const int DefaultYellowWorkdays = 3;

    private readonly FrozenSet<int> covered = years.Select(year => year.Year).ToFrozenSet();
    private readonly FrozenSet<DateOnly> holidays = years.SelectMany(year => year.Holidays).ToFrozenSet();
    private readonly FrozenSet<DateOnly> makeUpDays = years.SelectMany(year => year.Workdays).ToFrozenSet();

    /// <summary>Reads the years of a seed file.</summary>
    public static WorkCalendar Read(string path, int yellowWorkdays)
    {
        using var file = File.OpenRead(path);
        var years = JsonSerializer.Deserialize<List<WorkYear>>(file, JsonSerializerOptions.Web);
        return new(years ?? [], yellowWorkdays);
    }

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
}

/// <summary>What the State Council's notice says of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Holidays">Days off, weekends among them included.</param>
/// <param name="Workdays">Weekend days worked instead (调休).</param>
/// <param name="Source">Title and number of the notice.</param>
public sealed record WorkYear(
    int Year,
    IReadOnlyList<DateOnly> Holidays,
    IReadOnlyList<DateOnly> Workdays,
    string Source
);
