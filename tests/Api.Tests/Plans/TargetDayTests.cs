using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>Targets with a day of their own (节点): reminded of until reached.</summary>
public sealed class TargetDayTests(SharedServices services)
{
    private const string Lead = "xuanchuan.handler";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_node_is_reminded_of_until_an_approved_report_reaches_it(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var (task, target) = await WithNodeAsync(office, "2026-03-05");
        Assert.Equal(("calendarNode", "yellow"), await StateAsync(office, task));

        await service.AdvanceAsync(TimeSpan.FromDays(4));
        office.SignEverybodyOut();
        Assert.Equal(("calendarNode", "red"), await StateAsync(office, task));
        Assert.Contains("任务1的节点“三月五日学雷锋活动”", await LastNoticeAsync(office), StringComparison.Ordinal);

        await ReportAsync(office, task, target);
        Assert.Equal(("calendarNode", null), await StateAsync(office, task));
        var entry = Assert.Single(
            await (await office.AdminAsync()).ListAsync($"/api/tasks/{task}/targets/{target}/entries")
        );
        var told = (await NoticesAsync(office)).Count;
        await service.AdvanceAsync(TimeSpan.FromDays(4));
        office.SignEverybodyOut();
        Assert.Equal(told, (await NoticesAsync(office)).Count);

        await (await office.AdminAsync()).PostAsync(
            $"/api/target-entries/{entry["id"]}/reverse",
            new { reason = "误报" }
        );
        Assert.Equal(("calendarNode", "red"), await StateAsync(office, task));
        await service.AdvanceAsync(TimeSpan.FromDays(4));
        office.SignEverybodyOut();
        Assert.True((await NoticesAsync(office)).Count > told);
    }

    [Fact]
    public async Task Only_the_office_sets_a_day_and_one_that_cannot_be_names_its_field()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var task = await office.LaunchTaskAsync();
        var admin = await office.AdminAsync();
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-06-30" });
        var path = $"/api/tasks/{task}/targets";
        await (await office.PersonAsync(Lead)).RefusedAsync(HttpStatusCode.Forbidden, path, new { text = "活动" });

        Assert.Equal("text", await FieldAsync(path, new { text = "" }));
        Assert.Equal("quantity", await FieldAsync(path, new { text = "活动", quantity = 0 }));
        Assert.Equal("dueOn", await FieldAsync(path, new { text = "活动", dueOn = "2026-03-01" }));
        Assert.Equal("dueOn", await FieldAsync(path, new { text = "活动", dueOn = "2026-07-01" }));
        var target = await admin.PostAsync(path, new { text = "活动", dueOn = "2026-06-01" });
        var moved = await admin.PostAsync($"{path}/{target["id"]}/due-day", new { dueOn = (string?)null });
        Assert.Equal("deliverable", (string)moved["kind"]!);
        await admin.RefusedAsync(HttpStatusCode.NotFound, $"{path}/{Guid.Empty}/due-day", new { dueOn = "2026-06-01" });

        async Task<string> FieldAsync(string route, object body) =>
            (string)(await admin.RefusedAsync(HttpStatusCode.BadRequest, route, body))["errors"]![0]!["field"]!;
    }

    private static async Task<(string Task, string Target)> WithNodeAsync(Office office, string day)
    {
        var task = await office.LaunchTaskAsync();
        await office.DecideAsync(Lead, task, "签收任务", "accept");
        var added = await (await office.AdminAsync()).PostAsync(
            $"/api/tasks/{task}/targets",
            new { text = "三月五日学雷锋活动", dueOn = day }
        );
        return (task, (string)added["id"]!);
    }

    private static async Task ReportAsync(Office office, string task, string target) =>
        await (await office.PersonAsync("xuanchuan.head")).PostAsync(
            $"/api/tasks/{task}/reports",
            new
            {
                text = "活动已办",
                percent = 20,
                figures = new[]
                {
                    new
                    {
                        name = "活动",
                        quantity = 1,
                        targetId = target,
                    },
                },
            }
        );

    private static async Task<(string, string?)> StateAsync(Office office, string task)
    {
        var target = (await office.TaskAsync(task))["targets"]!.AsArray().Single(row => row!["dueOn"] is not null)!;
        return ((string)target["kind"]!, (string?)target["light"]);
    }

    private static async Task<IReadOnlyList<JsonNode>> NoticesAsync(Office office) =>
        await (await office.PersonAsync(Lead)).ListAsync("/api/notices");

    private static async Task<string> LastNoticeAsync(Office office) =>
        (string)(await NoticesAsync(office))[0]["title"]!;
}
