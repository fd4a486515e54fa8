using Workflows.Organization;
using Workflows.Reminders;

namespace Workflows.Tests.Reminders;

public sealed class ReminderScheduleTests : IDisposable
{
    // A Monday; the term is the Friday of the next week.
    private static readonly DateOnly Today = new(2026, 3, 9);
    private static readonly DateOnly DueOn = new(2026, 3, 20);

    private readonly ReminderOffice office = new(Today, new TimeOnly(14, 0));

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task A_term_is_remembered_seven_three_and_one_days_before_on_the_day_and_on_the_next_working_day()
    {
        await office.ScheduleAsync(DueOn);

        var reminders = await office.OpenRemindersAsync();
        Assert.Equal(
            [
                (ReminderKind.Upcoming, 7, new DateOnly(2026, 3, 13)),
                (ReminderKind.Upcoming, 3, new DateOnly(2026, 3, 17)),
                (ReminderKind.Upcoming, 1, new DateOnly(2026, 3, 19)),
                (ReminderKind.DueToday, 0, DueOn),
                (ReminderKind.Overdue, 3, new DateOnly(2026, 3, 23)),
            ],
            reminders.Select(reminder => (reminder.Kind, reminder.Days, OfficeTime.DayOf(reminder.FireAt)))
        );
        Assert.All(reminders, reminder => Assert.Equal(1, reminder.FireAt.UtcDateTime.Hour));
    }

    [Fact]
    public async Task Steps_whose_moment_has_passed_are_left_out()
    {
        office.GoTo(new DateOnly(2026, 3, 17), new TimeOnly(9, 30));

        await office.ScheduleAsync(DueOn);

        var reminders = await office.OpenRemindersAsync();
        Assert.Equal([1, 0, 3], reminders.Select(reminder => reminder.Days));
    }

    [Fact]
    public async Task The_day_itself_is_remembered_even_when_set_after_the_hour()
    {
        office.GoTo(DueOn, new TimeOnly(15, 0));

        await office.ScheduleAsync(DueOn);
        await office.SweepAsync();

        var notices = await office.NoticesAsync();
        Assert.All(notices, notice => Assert.Equal(NoticeKind.DueToday, notice.Kind));
        Assert.Equal(2, notices.Count);
    }

    [Fact]
    public async Task A_term_already_passed_has_the_next_working_day_only()
    {
        await office.ScheduleAsync(new DateOnly(2026, 3, 2));

        var reminder = Assert.Single(await office.OpenRemindersAsync());
        Assert.Equal(ReminderKind.Overdue, reminder.Kind);
        Assert.Equal(new DateOnly(2026, 3, 10), OfficeTime.DayOf(reminder.FireAt));
        Assert.Equal(8, reminder.Days);
    }

    [Fact]
    public async Task Scheduling_the_same_term_twice_changes_nothing()
    {
        await office.ScheduleAsync(DueOn);
        var first = await office.RemindersAsync();

        await office.ScheduleAsync(DueOn);

        Assert.Equal(
            first.Select(reminder => reminder.Id),
            (await office.RemindersAsync()).Select(reminder => reminder.Id)
        );
    }

    [Fact]
    public async Task A_step_already_sent_for_the_term_is_not_sent_again()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn, new TimeOnly(15, 0));
        await office.SweepAsync();

        await office.ScheduleAsync(DueOn);
        await office.SweepAsync();

        Assert.Equal(2, (await office.NoticesAsync()).Count);
    }

    [Fact]
    public async Task A_moved_term_replaces_what_was_still_to_be_sent()
    {
        await office.ScheduleAsync(DueOn);

        await office.ScheduleAsync(DueOn.AddDays(7));

        var reminders = await office.OpenRemindersAsync();
        Assert.Equal(5, reminders.Count);
        Assert.All(reminders, reminder => Assert.Equal(DueOn.AddDays(7), reminder.DueOn));
    }

    [Fact]
    public async Task Scheduling_twice_within_one_command_keeps_the_second_term_only()
    {
        await using var db = office.Open();
        var schedule = office.ScheduleOf(db);
        await schedule.ScheduleAsync(office.Subject, DueOn, TestContext.Current.CancellationToken);
        await schedule.ScheduleAsync(office.Subject, DueOn.AddDays(7), TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var reminders = await office.RemindersAsync();
        Assert.Equal(5, reminders.Count);
        Assert.All(reminders, reminder => Assert.Equal(DueOn.AddDays(7), reminder.DueOn));
    }

    [Fact]
    public async Task Another_department_takes_over_the_reminders_with_the_subject()
    {
        await office.ScheduleAsync(DueOn);
        await using var db = office.Open();
        var other = new Workflows.Organization.Department
        {
            Code = "zuzhi",
            ShortName = "组织部",
            Name = "组织部",
            Kind = Workflows.Organization.DepartmentKind.Organ,
        };
        db.Add(other);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        await office.ScheduleAsync(DueOn, office.Subject with { DepartmentId = other.Id });

        Assert.All(await office.OpenRemindersAsync(), reminder => Assert.Equal(other.Id, reminder.DepartmentId));
    }

    [Fact]
    public async Task Without_a_term_nothing_is_remembered()
    {
        await office.ScheduleAsync(DueOn);

        await office.ScheduleAsync(null);

        Assert.Empty(await office.OpenRemindersAsync());
    }

    [Fact]
    public async Task Cancelled_reminders_are_never_sent()
    {
        await office.ScheduleAsync(DueOn);
        await office.CancelAsync();
        office.GoTo(DueOn.AddDays(30));

        await office.SweepAsync();

        Assert.Empty(await office.NoticesAsync());
    }
}
