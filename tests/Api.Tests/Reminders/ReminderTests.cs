using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Reminders;

/// <summary>A term is remembered: before it, on the day, and then each working day, up to the head.</summary>
public sealed class ReminderTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_handler_is_reminded_and_once_overdue_the_head_too(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = await AcceptedAsync(office);

        // Monday 2 March to Friday 20 March: 13, 17 and 19 March before it, 20 March on the day.
        await (await office.AdminAsync()).PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-03-20" });
        Assert.Equal("green", (string)(await office.TaskAsync(task))["light"]!);
        await service.SweepAsync();
        Assert.Empty(await NoticesAsync(office, "xuanchuan.handler"));

        for (var day = 3; day <= 20; day++)
            await NextDayAsync(service, office);
        Assert.Equal(4, (await NoticesAsync(office, "xuanchuan.handler")).Count);
        Assert.Empty(await NoticesAsync(office, "xuanchuan.head"));
        Assert.Equal("yellow", (string)(await office.TaskAsync(task))["light"]!);

        // Saturday and Sunday are no working days; Monday and Tuesday each bring one reminder to both.
        for (var day = 21; day <= 24; day++)
            await NextDayAsync(service, office);
        Assert.Equal(6, (await NoticesAsync(office, "xuanchuan.handler")).Count);
        Assert.Equal(2, (await NoticesAsync(office, "xuanchuan.head")).Count);
        Assert.Equal("red", (string)(await office.TaskAsync(task))["light"]!);

        await service.SweepAsync();
        Assert.Equal(6, (await NoticesAsync(office, "xuanchuan.handler")).Count);

        await office.DecideAsync("xuanchuan.handler", task, "办理任务", "submit", "完成");
        await office.DecideAsync("office", task, "办结审核", "approve");
        for (var day = 25; day <= 27; day++)
            await NextDayAsync(service, office);
        Assert.Equal(6, (await NoticesAsync(office, "xuanchuan.handler")).Count);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_cancelled_subtask_reminds_nobody(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = await AcceptedAsync(office);
        var lead = await office.PersonAsync("xuanchuan.handler");
        var due = new
        {
            department = "zuzhi",
            requirement = "请办理。",
            dueOn = "2026-03-04",
        };
        var kept = await lead.PostAsync($"/api/tasks/{task}/subtasks", due);
        var dropped = await lead.PostAsync($"/api/tasks/{task}/subtasks", due);
        await lead.PostAsync($"/api/subtasks/{dropped["id"]}/cancel", new { reason = "合并。" });

        await NextDayAsync(service, office);

        var notice = Assert.Single(await NoticesAsync(office, "zuzhi.handler"));
        Assert.Equal((string)kept["id"]!, (string)notice["subtaskId"]!);
    }

    private static async Task<string> AcceptedAsync(Office office)
    {
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        return task;
    }

    private static async Task NextDayAsync(Service service, Office office)
    {
        await service.AdvanceAsync(TimeSpan.FromDays(1));
        office.SignEverybodyOut();
    }

    private static async Task<IReadOnlyList<JsonNode>> NoticesAsync(Office office, string userName) =>
        await (await office.PersonAsync(userName)).ListAsync("/api/notices");
}
