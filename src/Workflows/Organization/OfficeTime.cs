namespace Workflows.Organization;

/// <summary>Days and moments as the office lives them: Asia/Shanghai and the work calendar.</summary>
public sealed class OfficeTime(TimeProvider clock, WorkCalendar calendar)
{
    /// <summary>The office's time zone.</summary>
    public static TimeZoneInfo Zone { get; } = FindZone();

    /// <summary>This moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day it is in the office.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The office's day at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The moment of a time on a day in the office, in UTC.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
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
