namespace Workflows.Organization;

/// <summary>Days and moments as the office lives them: Asia/Shanghai and the work calendar.</summary>
public sealed class OfficeTime(TimeProvider clock, WorkCalendar calendar)
{
    // From November on the next year's notice should be there.
    private const int DaysAhead = 60;

    private readonly Lock change = new();
    private volatile WorkCalendar calendar = calendar;

    /// <summary>The office's time zone.</summary>
    public static TimeZoneInfo Zone { get; } = FindZone();

    /// <summary>This moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day it is in the office.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The office's day at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>A moment as people of the office read it in a sentence, to the minute.</summary>
    public static string ToText(DateTimeOffset moment) => $"{TimeZoneInfo.ConvertTime(moment, Zone):yyyy-MM-dd HH:mm}";

    /// <summary>The moment of a time on a day in the office, in UTC.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Which state of the stored calendar is in use.</summary>
    internal long CalendarRevision => calendar.Revision;

    /// <summary>The years that days are counted in now, of which no notice is entered.</summary>
    public IReadOnlyList<int> MissingYears =>
        [.. new[] { Today.Year, Today.AddDays(DaysAhead).Year }.Distinct().Where(year => !calendar.Covers(year))];

    /// <inheritdoc cref="WorkCalendar.Covers"/>
    public bool Covers(int year) => calendar.Covers(year);

    /// <summary>Counts by this calendar from now on, unless a later one is already in use.</summary>
    internal void Use(WorkCalendar newer)
    {
        lock (change)
        {
            if (newer.Revision > calendar.Revision)
                calendar = newer;
        }
    }

    /// <summary>The same clock with another calendar.</summary>
    internal OfficeTime With(WorkCalendar other) => new(clock, other);

    /// <summary>What to tell of a day that is counted in a year without its notice; null when there is nothing to tell.</summary>
    public string? WarningOf(DateOnly from, DateOnly to)
    {
        var missing = Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year) + 1).Where(year => !Covers(year));
        var years = string.Join('、', missing);
        return years.Length == 0 ? null : $"{years}年的放假安排还没有录入，这一年按普通周末推算，录入后请核对。";
    }

    /// <inheritdoc cref="WorkCalendar.IsWorkday"/>
    public bool IsWorkday(DateOnly day) => calendar.IsWorkday(day);

    /// <inheritdoc cref="WorkCalendar.AddWorkdays"/>
    public DateOnly AddWorkdays(DateOnly day, int workdays) => calendar.AddWorkdays(day, workdays);

    /// <inheritdoc cref="WorkCalendar.WorkdaysBetween"/>
    public int WorkdaysBetween(DateOnly from, DateOnly to) => calendar.WorkdaysBetween(from, to);

    /// <summary>The light of a term today; none without a term.</summary>
    public Light? LightOf(DateOnly? dueOn) => calendar.LightOf(dueOn, Today);

    // A machine without time zone data still keeps China's time, which has had no summer time since 1991.
    private static TimeZoneInfo FindZone() =>
        TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone)
            ? zone
            : TimeZoneInfo.CreateCustomTimeZone(
                "Asia/Shanghai",
                TimeSpan.FromHours(8),
                "Asia/Shanghai",
                "Asia/Shanghai"
            );
}
