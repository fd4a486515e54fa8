using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>The ledger, its file and the statistics, of a plan whose tasks fared differently.</summary>
public sealed class LedgerTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_ledger_and_the_statistics_say_how_tasks_fared(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var plan = await office.LaunchOwnAsync();
        foreach (var (number, dueOn) in new[] { ("13", "03-20"), ("6", "03-03"), ("1", "03-05"), ("2", "03-09") })
            await SetDueDayAsync(office, plan, number, $"2026-{dueOn}");
        await CompleteAsync(office, plan, "13", "qingfa");
        service.Clock.Advance(TimeSpan.FromDays(4));
        office.SignEverybodyOut();
        await CompleteAsync(office, plan, "6", "qingfa");

        var rows = await ListAsync("");
        Assert.Equal(23, rows.Count);
        Assert.Equal(["1"], await NumbersAsync("&light=red"));
        Assert.Equal(["2"], await NumbersAsync("&light=yellow"));
        Assert.Equal(["6", "13"], await NumbersAsync("&status=closed"));
        Assert.Equal(["12"], await NumbersAsync("&search=12"));
        Assert.Equal(["9"], await NumbersAsync("&search=" + Uri.EscapeDataString("美丽中国")));
        var target = rows.Single(row => (string)row["number"]! == "13")["targets"]![0]!;
        Assert.Equal((5000m, 5200m), ((decimal)target["quantity"]!, (decimal)target["reached"]!));

        var departments = await StatisticsAsync("departments");
        var qingfa = departments.Single(row => (string)row!["name"]! == "青发部")!;
        Assert.Equal(
            (2, 1, 0.5, 1),
            (
                (int)qingfa["completed"]!,
                (int)qingfa["completedOnTime"]!,
                (double)qingfa["onTimeRate"]!,
                (int)qingfa["returns"]!
            )
        );
        Assert.Equal(2.0, (double)qingfa["averageWorkdays"]!);
        var xuanchuan = departments.Single(row => (string)row!["name"]! == "宣传部")!;
        Assert.Equal((1, 0), ((int)xuanchuan["overdue"]!, (int)xuanchuan["completed"]!));
        Assert.Null(xuanchuan["onTimeRate"]);
        Assert.Equal(23, departments.Sum(row => (int)row!["tasks"]!));
        Assert.Equal(23, (await StatisticsAsync("sections")).Sum(row => (int)row!["tasks"]!));
        Assert.Empty(await StatisticsAsync("departments", "&from=2026-03-03"));

        async Task<IReadOnlyList<JsonNode>> ListAsync(string filter) =>
            await (await office.AdminAsync()).ListAsync($"/api/ledger?planId={plan}{filter}");
        async Task<IReadOnlyList<string>> NumbersAsync(string filter) =>
            [.. (await ListAsync(filter)).Select(row => (string)row["number"]!)];
        async Task<JsonArray> StatisticsAsync(string by, string filter = "") =>
            (await (await office.AdminAsync()).GetAsync($"/api/statistics/{by}?planId={plan}{filter}")).AsArray();
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_ledgers_file_opens_in_a_spreadsheet_and_runs_nothing(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var task = (string)(await office.TaskOfAsync(plan, "13"))["id"]!;
        await office.DecideAsync("qingfa.handler", task, "签收任务", "accept");
        await (await office.PersonAsync("qingfa.head")).PostAsync(
            $"/api/tasks/{task}/reports",
            new { text = "=HYPERLINK(\"x\"),二", percent = 10 }
        );

        var file = await (await office.AdminAsync()).DownloadAsync($"/api/ledger/export?planId={plan}");

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(file[3..]).Split("\r\n");
        Assert.Equal(25, lines.Length);
        Assert.StartsWith("方案,序号,任务,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("\"'=HYPERLINK(\"\"x\"\"),二\",10%", StringComparison.Ordinal));
    }

    private static async Task CompleteAsync(Office office, string plan, string number, string department)
    {
        var task = (string)(await office.TaskOfAsync(plan, number))["id"]!;
        var targets = (await office.TaskAsync(task))["targets"]!.AsArray();
        await office.DecideAsync($"{department}.handler", task, "签收任务", "accept");
        var figures = targets
            .Where(target => target!["quantity"] is not null)
            .Select(target => new
            {
                name = "数",
                quantity = 5200,
                targetId = (string)target!["id"]!,
            })
            .ToList();
        await office.DecideAsync($"{department}.handler", task, "办理任务", "submit", "完成", new { figures });
        if (number == "13")
        {
            await office.DecideAsync("office", task, "办结审核", "return", "请补充。");
            await office.DecideAsync($"{department}.handler", task, "办理任务", "submit", "完成", new { figures });
        }

        await office.DecideAsync("office", task, "办结审核", "approve");
        await office.DecideAsync("office", task, "销号", "close");
    }

    private static async Task SetDueDayAsync(Office office, string plan, string number, string dueOn)
    {
        var task = (string)(await office.TaskOfAsync(plan, number))["id"]!;
        await (await office.AdminAsync()).PostAsync($"/api/tasks/{task}/due-day", new { dueOn });
    }
}
