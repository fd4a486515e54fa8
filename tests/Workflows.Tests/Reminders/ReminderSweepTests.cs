using Workflows.Organization;
using Workflows.Reminders;

namespace Workflows.Tests.Reminders;

public sealed class ReminderSweepTests : IDisposable
{
    // The Friday before a Saturday that is worked and the Spring Festival, which lasts to Monday 23 February.
    private static readonly DateOnly DueOn = new(2026, 2, 13);

    private readonly ReminderOffice office = new(new DateOnly(2026, 2, 2), new TimeOnly(10, 0));

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task Nothing_is_sent_before_its_moment()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn.AddDays(-7), new TimeOnly(8, 59, 59));

        await office.SweepAsync();
        await office.FireAsync((await office.OpenRemindersAsync())[0].Id);

        Assert.Empty(await office.NoticesAsync());
    }

    [Fact]
    public async Task Before_the_term_the_handlers_are_reminded()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn.AddDays(-7));

        await office.SweepAsync();

        var notices = await office.NoticesAsync();
        Assert.Equal(
            Sorted(office.Handler.Id, office.SecondHandler.Id),
            Sorted(notices.Select(notice => notice.PersonId))
        );
        Assert.All(notices, notice => Assert.Equal("还有 7 天到期：青年大学习", notice.Title));
        Assert.All(notices, notice => Assert.Contains("2026年2月13日", notice.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_overdue_the_head_is_reminded_too()
    {
        await OverdueAsync();

        await office.SweepAsync();

        var overdue = (await office.NoticesAsync()).Where(notice => notice.Kind is NoticeKind.Overdue).ToList();
        Assert.Equal(
            Sorted(office.Head.Id, office.Handler.Id, office.SecondHandler.Id),
            Sorted(overdue.Select(notice => notice.PersonId))
        );
        Assert.All(overdue, notice => Assert.Equal("已逾期 1 天：青年大学习", notice.Title));
    }

    [Fact]
    public async Task Long_overdue_the_leaders_are_reminded_too()
    {
        var leader = office.NewPerson("分管领导", Role.Leader);
        await using (var db = office.Open())
        {
            db.Add(leader);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await OverdueAsync();
        await office.SweepAsync();
        Assert.DoesNotContain(await office.NoticesAsync(), notice => notice.PersonId == leader.Id);

        office.GoTo(new DateOnly(2026, 3, 5));
        await office.SweepAsync();

        Assert.Single(await office.NoticesAsync(), notice => notice.PersonId == leader.Id);
    }

    [Fact]
    public async Task Long_overdue_only_the_leader_in_charge_is_reminded_where_the_department_names_one()
    {
        var (own, other) = (office.NewPerson("分管领导", Role.Leader), office.NewPerson("其他领导", Role.Leader));
        await using (var db = office.Open())
        {
            db.AddRange(own, other);
            (
                await db.FindAsync<Department>([office.Department.Id], TestContext.Current.CancellationToken)
            )!.SupervisingLeaderIds = [own.Id];
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await OverdueAsync();
        office.GoTo(new DateOnly(2026, 3, 5));
        await office.SweepAsync();

        var notices = await office.NoticesAsync();
        Assert.Single(notices, notice => notice.PersonId == own.Id);
        Assert.DoesNotContain(notices, notice => notice.PersonId == other.Id);
    }

    [Fact]
    public async Task A_department_without_a_handler_is_reminded_through_its_head()
    {
        await using (var db = office.Open())
        {
            db.RemoveRange(office.Handler, office.SecondHandler);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn.AddDays(-7));

        await office.SweepAsync();

        Assert.Equal(office.Head.Id, Assert.Single(await office.NoticesAsync()).PersonId);
    }

    [Fact]
    public async Task The_next_overdue_reminder_falls_on_the_next_working_day()
    {
        await OverdueAsync();
        await office.SweepAsync();
        Assert.Equal(new DateOnly(2026, 2, 24), await NextDayAsync());

        office.GoTo(new DateOnly(2026, 2, 24));
        await office.SweepAsync();
        Assert.Equal(new DateOnly(2026, 2, 25), await NextDayAsync());

        office.GoTo(new DateOnly(2026, 2, 27));
        await office.SweepAsync();
        Assert.Equal(new DateOnly(2026, 2, 28), await NextDayAsync());
    }

    [Fact]
    public async Task After_a_time_out_of_service_the_last_missed_step_speaks_for_all()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(new DateOnly(2026, 2, 12), new TimeOnly(11, 0));

        await office.SweepAsync();

        var notices = await office.NoticesAsync();
        Assert.Equal(2, notices.Count);
        Assert.All(notices, notice => Assert.Equal("还有 1 天到期：青年大学习", notice.Title));
        var reminders = await office.RemindersAsync();
        var sent = Assert.Single(reminders, reminder => reminder.FiredAt is not null);
        Assert.Equal(2, reminders.Count(reminder => reminder.SupersededById == sent.Id));
        Assert.Equal(2, reminders.Count(reminder => reminder.IsOpen));
    }

    [Fact]
    public async Task After_weeks_out_of_service_one_overdue_reminder_is_sent_and_it_tells_how_late_it_is()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(new DateOnly(2026, 3, 5), new TimeOnly(11, 0));

        await office.SweepAsync();
        await office.SweepAsync();

        var notices = await office.NoticesAsync();
        Assert.Equal(3, notices.Count);
        Assert.All(notices, notice => Assert.Equal("已逾期 20 天：青年大学习", notice.Title));
        Assert.Equal(new DateOnly(2026, 3, 6), await NextDayAsync());
    }

    [Fact]
    public async Task One_subject_out_of_service_does_not_speak_for_another()
    {
        await office.ScheduleAsync(DueOn);
        await office.ScheduleAsync(DueOn, office.Subject with { SubtaskId = Guid.CreateVersion7(), Title = "子任务" });
        office.GoTo(DueOn);

        await office.SweepAsync();

        Assert.Equal(4, (await office.NoticesAsync()).Count);
    }

    private async Task OverdueAsync()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn);
        await office.SweepAsync();
        office.GoTo(new DateOnly(2026, 2, 14));
    }

    private async Task<DateOnly> NextDayAsync()
    {
        var next = Assert.Single(await office.OpenRemindersAsync());
        Assert.Equal(ReminderKind.Overdue, next.Kind);
        return OfficeTime.DayOf(next.FireAt);
    }

    private static Guid[] Sorted(params IEnumerable<Guid> ids) => [.. ids.Order()];
}
