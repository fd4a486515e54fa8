using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Api.Tests.Organization;

/// <summary>The office keeps its own calendar, and what hangs on working days follows it.</summary>
public sealed class CalendarTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_year_comes_with_its_notice_and_its_days(DatabaseProvider database)
    {
        var auditor = await services.On(database).SignInAsync("auditor");
        var year = await auditor.GetAsync("/api/calendar/2026");
        Assert.Contains("国办发明电〔2025〕7号", (string)year["source"]!, StringComparison.Ordinal);
        Assert.Equal(248, (int)year["workdays"]!);
        Assert.Equal(39, year["days"]!.AsArray().Count);
        Assert.Null(year["warning"]);
        Assert.NotNull((await auditor.GetAsync("/api/calendar/2031"))["warning"]);
        (await auditor.SendAsync(HttpMethod.Get, "/api/calendar/1800")).Problem(HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_due_day_is_proposed_by_source_and_unit_and_warns_of_a_year_without_its_notice(
        DatabaseProvider database
    )
    {
        var admin = await services.On(database).SignInAsync("office");

        // Fifteen working days after Monday 2 March 2026.
        var instruction = await admin.GetAsync("/api/calendar/due-day?source=instruction");
        Assert.Equal("2026-03-23", (string)instruction["dueOn"]!);
        Assert.Equal("批示", (string)instruction["sourceName"]!);
        Assert.Null(instruction["warning"]);

        // Two working days over the Spring Festival, and two calendar days into it.
        var working = await admin.GetAsync("/api/calendar/due-day?length=2&unit=working&from=2026-02-13");
        Assert.Equal("2026-02-24", (string)working["dueOn"]!);
        var calendar = await admin.GetAsync("/api/calendar/due-day?length=2&unit=calendar&from=2026-02-13");
        Assert.Equal("2026-02-15", (string)calendar["dueOn"]!);
        Assert.False((bool)calendar["isWorkday"]!);

        var beyond = await admin.GetAsync("/api/calendar/due-day?source=document&from=2030-12-20");
        Assert.Contains("2031", (string)beyond["warning"]!, StringComparison.Ordinal);

        foreach (
            var wrong in new[] { "", "?source=nothing", "?source=instructionUrgent&length=0", "?length=5&unit=weeks" }
        )
            (await admin.SendAsync(HttpMethod.Get, "/api/calendar/due-day" + wrong)).Problem(HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_day_put_by_the_office_counts_at_once_and_moves_reminders_that_hang_on_it(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");

        // Due on Friday 6 March: the first reminder of its being overdue would come on Monday the 9th.
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-03-06" });
        Assert.Equal("2026-03-09", await OverdueOnAsync(service, task));

        await PutAsync(admin, "2026-03-09", "holiday", "机关运动会");
        Assert.Equal("2026-03-10", await OverdueOnAsync(service, task));
        Assert.Equal("2026-03-10", await NextWorkdayAsync(admin, "2026-03-06"));

        await PutAsync(admin, "2026-03-07", "working", "加班");
        Assert.Equal("2026-03-07", await OverdueOnAsync(service, task));
        Assert.Equal("2026-03-07", await NextWorkdayAsync(admin, "2026-03-06"));

        await DeleteAsync(admin, "2026-03-07");
        await DeleteAsync(admin, "2026-03-09");
        Assert.Equal("2026-03-09", await OverdueOnAsync(service, task));
        (await admin.SendAsync(HttpMethod.Delete, "/api/calendar/days/2026-03-09")).Problem(HttpStatusCode.NotFound);

        var acts = (await admin.ListAsync("/api/audit?action=calendar.")).Select(row => (string)row["action"]!);
        Assert.Equal(["calendar.clearDay", "calendar.clearDay", "calendar.putDay", "calendar.putDay"], acts);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_year_entered_by_the_office_takes_the_warning_away(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        service.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 1, 30, 0, TimeSpan.Zero));
        var admin = await service.SignInAsync("office");
        Assert.Contains("2027", Assert.Single(await WarningsAsync(service)), StringComparison.Ordinal);

        await PutAsync(admin, "2027-01-04", "holiday", "只知道这一天");
        Assert.Single(await WarningsAsync(service));

        var year = (
            await admin.SendAsync(
                HttpMethod.Put,
                "/api/calendar/2027",
                new
                {
                    source = "测试用的安排",
                    days = new[] { Day("2027-01-03", "working"), Day("2027-01-01", "holiday") },
                }
            )
        ).Body(HttpStatusCode.OK);
        Assert.Equal(["2027-01-01", "2027-01-03"], year["days"]!.AsArray().Select(day => (string)day!["day"]!));
        Assert.Empty(await WarningsAsync(service));
        Assert.Equal("2027-01-03", await NextWorkdayAsync(admin, "2026-12-31"));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_can_not_be_a_calendar_is_refused_and_changes_nothing(DatabaseProvider database)
    {
        var service = services.On(database);
        var admin = await service.SignInAsync("office");
        var before = (await admin.GetAsync("/api/calendar/2026")).ToJsonString();
        foreach (
            var wrong in new object[]
            {
                new { source = "", days = new[] { Day("2026-01-01", "holiday") } },
                new { source = "通知", days = Array.Empty<object>() },
                new { source = "通知", days = new[] { Day("2027-01-01", "holiday") } },
                new { source = "通知", days = new[] { Day("2026-01-01", "holiday"), Day("2026-01-01", "working") } },
                new { source = "通知", days = new[] { Day("2026-01-01", "maybe") } },
                new { source = "通知", days = new[] { new { day = "2026-01-01" } } },
                new { source = "通知" },
            }
        )
            (await admin.SendAsync(HttpMethod.Put, "/api/calendar/2026", wrong)).Problem(HttpStatusCode.BadRequest);
        (await admin.SendAsync(HttpMethod.Put, "/api/calendar/days/2026-03-09", Day("", "holiday"))).Problem(
            HttpStatusCode.BadRequest
        );
        (
            await (await service.SignInAsync("leader")).SendAsync(
                HttpMethod.Put,
                "/api/calendar/days/2026-03-09",
                new { kind = "holiday", note = "想休息" }
            )
        ).Problem(HttpStatusCode.Forbidden);
        Assert.Equal(before, (await admin.GetAsync("/api/calendar/2026")).ToJsonString());
    }

    [Fact]
    public async Task A_change_through_one_node_reaches_the_other_within_seconds()
    {
        await using var service = await services.StartAsync(DatabaseProvider.PostgreSql);
        var admin = await service.SignInAsync("office");
        await using (var scope = service.Services.CreateAsyncScope())
        {
            // What the other node's commit leaves behind.
            var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
            var year = await db.Set<CalendarYear>()
                .SingleAsync(row => row.Year == 2026, TestContext.Current.CancellationToken);
            year.Put(new CalendarDay(new DateOnly(2026, 3, 9), CalendarDayKind.Holiday, "别处录入"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("2026-03-09", await NextWorkdayAsync(admin, "2026-03-06"));
        await using (var scope = service.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<CalendarStore>()
                .RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal("2026-03-10", await NextWorkdayAsync(admin, "2026-03-06"));
    }

    private static object Day(string day, string kind) => new { day, kind };

    private static async Task PutAsync(Session admin, string day, string kind, string note) =>
        (await admin.SendAsync(HttpMethod.Put, $"/api/calendar/days/{day}", new { kind, note })).Body(
            HttpStatusCode.OK
        );

    private static async Task DeleteAsync(Session admin, string day) =>
        (await admin.SendAsync(HttpMethod.Delete, $"/api/calendar/days/{day}")).Body(HttpStatusCode.OK);

    private static async Task<string> NextWorkdayAsync(Session person, string from) =>
        (string)(await person.GetAsync($"/api/calendar/due-day?length=1&unit=working&from={from}"))["dueOn"]!;

    private static async Task<IReadOnlyList<string>> WarningsAsync(Service service)
    {
        using var client = service.Anonymous();
        var ready = JsonNode.Parse(await client.GetStringAsync("/health/ready"))!;
        return [.. ready["warnings"]!.AsArray().Select(warning => (string)warning!)];
    }

    private static async Task<string> OverdueOnAsync(Service service, string task)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var id = Guid.Parse(task);
        var reminder = await scope
            .ServiceProvider.GetRequiredService<WorkflowsDbContext>()
            .Set<Reminder>()
            .AsNoTracking()
            .SingleAsync(
                row =>
                    row.TaskId == id
                    && row.SubtaskId == null
                    && row.Kind == ReminderKind.Overdue
                    && row.CancelledAt == null,
                TestContext.Current.CancellationToken
            );
        return $"{OfficeTime.DayOf(reminder.FireAt):yyyy-MM-dd}";
    }
}
