using System.Globalization;

namespace Workflows.Reminders;

/// <summary>What a notice says, by the day it is written: a reminder sent late tells how things stand then.</summary>
internal static class ReminderWording
{
    public static NoticeKind KindOn(DateOnly today, DateOnly dueOn) =>
        today < dueOn ? NoticeKind.Upcoming
        : today == dueOn ? NoticeKind.DueToday
        : NoticeKind.Overdue;

    public static string Title(Reminder reminder, DateOnly today) =>
        KindOn(today, reminder.DueOn) switch
        {
            NoticeKind.Upcoming => string.Create(
                CultureInfo.InvariantCulture,
                $"还有 {DaysLeft(reminder, today)} 天到期：{reminder.Title}"
            ),
            NoticeKind.DueToday => $"今天到期：{reminder.Title}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"已逾期 {-DaysLeft(reminder, today)} 天：{reminder.Title}"
            ),
        };

    public static string Text(Reminder reminder, DateOnly today)
    {
        var dueOn = reminder.DueOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        return KindOn(today, reminder.DueOn) switch
        {
            NoticeKind.Upcoming => $"「{reminder.Title}」的时限为{dueOn}，请按时办理并报送。",
            NoticeKind.DueToday => $"「{reminder.Title}」的时限为今天（{dueOn}），请于今日内办结并报送。",
            _ => $"「{reminder.Title}」已超过时限（{dueOn}），请尽快办理；确需延期的，请提出延期申请。",
        };
    }

    private static int DaysLeft(Reminder reminder, DateOnly today) => reminder.DueOn.DayNumber - today.DayNumber;
}
