using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Tests.Reminders;

public sealed class NoticeTests : IAsyncDisposable
{
    private static readonly DateOnly DueOn = new(2026, 3, 20);

    private readonly ReminderOffice office = new(new DateOnly(2026, 3, 9), new TimeOnly(14, 0));
    private readonly WorkflowsDbContext db;

    public NoticeTests() => db = office.Open();

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        office.Dispose();
    }

    [Fact]
    public async Task A_person_sees_his_own_notices_newest_first()
    {
        await TwoRemindersAsync();

        var page = await SendAsync(new NoticeList(new PageRequest(1, 1), Unread: null));

        Assert.Equal(2, page.Total);
        Assert.Equal("还有 3 天到期：青年大学习", Assert.Single(page.Items).Title);
    }

    [Fact]
    public async Task A_read_notice_leaves_the_unread_ones_and_keeps_the_moment_it_was_first_read()
    {
        await TwoRemindersAsync();
        var first = (await SendAsync(new NoticeList(new PageRequest(1, 20), Unread: true))).Items[0];

        await SendAsync(new ReadNotice(first.Id));
        var readAt = (await SendAsync(new NoticeList(new PageRequest(1, 20), Unread: false))).Items[0].ReadAt;
        office.GoTo(DueOn);
        await SendAsync(new ReadNotice(first.Id));

        Assert.Equal(1, (await SendAsync(new NoticeList(new PageRequest(1, 20), Unread: true))).Total);
        Assert.Equal(
            readAt,
            Assert.Single((await SendAsync(new NoticeList(new PageRequest(1, 20), Unread: false))).Items).ReadAt
        );
    }

    [Fact]
    public async Task All_notices_are_read_at_once()
    {
        await TwoRemindersAsync();

        await SendAsync(new ReadAllNotices());

        Assert.Equal(0, (await SendAsync(new NoticeList(new PageRequest(1, 20), Unread: true))).Total);
        Assert.Equal(2, (await office.NoticesAsync()).Count(notice => notice.ReadAt is null));
    }

    [Fact]
    public async Task A_notice_of_somebody_else_does_not_exist_for_a_person()
    {
        await TwoRemindersAsync();
        var other = (await office.NoticesAsync()).First(notice => notice.PersonId == office.SecondHandler.Id);

        await Assert.ThrowsAsync<NotFoundException>(() => SendAsync(new ReadNotice(other.Id)));
    }

    private async Task TwoRemindersAsync()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn.AddDays(-7));
        await office.SweepAsync();
        office.GoTo(DueOn.AddDays(-3));
        await office.SweepAsync();
    }

    private async Task<T> SendAsync<T>(IRequest<T> request)
    {
        var services = new ServiceCollection();
        services.AddSingleton(db).AddSingleton<TimeProvider>(office.Clock);
        services.AddSingleton(new Caller { Person = office.Handler });
        foreach (
            var type in typeof(NoticeList)
                .Assembly.GetTypes()
                .Where(type => type.Namespace == typeof(NoticeList).Namespace)
        )
        {
            foreach (
                var contract in type.GetInterfaces().Where(contract => contract.Name == typeof(IRequestHandler<,>).Name)
            )
                services.AddTransient(contract, type);
        }

        await using var provider = services.BuildServiceProvider();
        return await new Mediator(provider.GetRequiredService).Send(request, TestContext.Current.CancellationToken);
    }
}
