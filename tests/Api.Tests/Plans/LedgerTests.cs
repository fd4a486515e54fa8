using System.Text.Json.Nodes;
using MiniExcelLibs;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>The ledger, its file and the statistics, of a plan whose tasks fared differently.</summary>
public sealed class LedgerTests(SharedServices services)
{
    private const string CompletedLast = "&day=completed&from=2026-03-03";

    private static readonly (string Step, string Visit, int Tasks)[] Visits =
    [
        ("accept", "decided", 2),
        ("accept", "open", 21),
        ("review", "decided", 2),
        ("review", "sentBack", 1),
    ];

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
        Assert.Equal("2026年3月", (string)Assert.Single(await StatisticsAsync("months"))!["name"]!);

        await EnsureAgreeAsync("departments", row => $"&departmentId={row["key"]}");
        await EnsureAgreeAsync("sections", row => $"&section={Uri.EscapeDataString((string)row["key"]!)}");
        await EnsureAgreeAsync("months", row => $"&from={row["key"]}&to=2026-03-31");
        await EnsureAgreeAsync(
            "departments",
            row => $"&departmentId={row["key"]}&dueFrom=2026-03-01&dueTo=2026-03-09",
            "&day=due&from=2026-03-01&to=2026-03-09"
        );
        await EnsureAgreeAsync("months", row => "&completedFrom=2026-03-03&completedTo=2026-03-31", CompletedLast);
        Assert.Equal(["6"], await NumbersAsync("&completedFrom=2026-03-03"));
        Assert.Equal(1, (int)Assert.Single(await StatisticsAsync("months", CompletedLast))!["tasks"]!);
        Assert.Equal(4, (int)Assert.Single(await StatisticsAsync("months", "&day=due"))!["tasks"]!);
        await EnsureStepsAgreeAsync();
        await EnsureEventsTellAsync();

        Assert.Equal(["6", "1", "2", "13"], (await NumbersAsync("&sort=dueOn")).Take(4));
        Assert.Equal(["13", "2", "1", "6"], (await NumbersAsync("&sort=dueOn&descending=true")).Take(4));
        Assert.Equal("13", (await NumbersAsync("&sort=returns&descending=true"))[0]);
        Assert.Equal(
            ["6", "13"],
            (await NumbersAsync("&sort=status")).TakeLast(2).Order(StringComparer.Ordinal).Reverse()
        );
        foreach (var order in new[] { "document", "lead", "progress", "handedOut", "completed" })
            Assert.Equal(23, (await NumbersAsync($"&sort={order}&descending=true")).Count);
        Assert.Equal(["1", "2"], await NumbersAsync("&dueFrom=2026-03-04&dueTo=2026-03-10"));
        Assert.Equal(19, (await NumbersAsync("&undated=true")).Count);
        var zuzhi = (string)rows.Single(row => (string)row["number"]! == "1")["participants"]![0]!["id"]!;
        var parts = new List<int>();
        foreach (var part in new[] { "lead", "participant", "any" })
            parts.Add((await NumbersAsync($"&departmentId={zuzhi}&part={part}")).Count);
        Assert.Equal(parts[2], parts[0] + parts[1]);
        Assert.True(parts[1] > 0);

        // Every number of the statistics is that of the rows it leads to.
        async Task EnsureAgreeAsync(string by, Func<JsonNode, string> filterOf, string span = "")
        {
            var counts = await StatisticsAsync(by, span);
            Assert.NotEmpty(counts);
            foreach (var row in counts)
            {
                var filter = filterOf(row!);
                var (tasks, completed) = ((int)row!["tasks"]!, (int)row["completed"]!);
                var (overdue, terminated) = ((int)row["overdue"]!, (int)row["terminated"]!);
                foreach (
                    var (mark, number) in new[]
                    {
                        ("", tasks),
                        ("&mark=completed", completed),
                        ("&mark=onTime", (int)row["completedOnTime"]!),
                        ("&mark=late", completed - (int)row["completedOnTime"]!),
                        ("&mark=overdue", overdue),
                        ("&mark=terminated", terminated),
                        ("&mark=underWay", tasks - completed - overdue - terminated),
                        ("&mark=acceptedLate", (int)row["lateAcceptances"]!),
                    }
                )
                    Assert.Equal(
                        $"{filter}{mark} {number}",
                        $"{filter}{mark} {(await ListAsync(filter + mark)).Count}"
                    );
                Assert.Equal(
                    (int)row["returns"]!,
                    (await ListAsync(filter + "&mark=returned")).Sum(task => (int)task["returnCount"]!)
                );
                foreach (var task in await ListAsync(filter + "&mark=returned"))
                    Assert.Equal(
                        (int)task["returnCount"]!,
                        (
                            await (await office.AdminAsync()).ListAsync($"/api/tasks/{task["id"]}/record?about=returns")
                        ).Count
                    );
                Assert.Equal(
                    (int)row["extensions"]!,
                    (await ListAsync(filter + "&mark=extended")).Sum(task => (int)task["extensionCount"]!)
                );
                foreach (var about in new[] { "returns", "extensions" })
                    Assert.Equal((int)row[about]!, (await EventsAsync(about, filter)).Count);
            }
        }

        async Task EnsureStepsAgreeAsync()
        {
            var flow = Assert.Single(await StatisticsAsync("steps"))!;
            Assert.Equal("方案任务", (string)flow["name"]!);
            foreach (var step in flow["steps"]!.AsArray())
            {
                var there = $"&flow=plan-task&step={step!["step"]}";
                Assert.Equal((int)step["tasks"]!, (await ListAsync(there)).Count);
                Assert.Equal((int)step["returns"]!, (await EventsAsync("returns", there)).Count);
            }

            var heat = await (await office.AdminAsync()).GetAsync($"/api/statistics/flows/plan-task?planId={plan}");
            var counts = heat["steps"]!
                .AsArray()
                .ToDictionary(step => (string)step!["drawn"]!["id"]!, step => step!["count"]);
            // Task 13 was accepted at once, 6 on the fourth working day after; 21 wait.
            var accept = counts["accept"]!;
            Assert.Equal(
                (2, 21, 0, 2.0),
                (
                    (int)accept["times"]!,
                    (int)accept["open"]!,
                    (int)accept["returns"]!,
                    (double)accept["averageWorkdays"]!
                )
            );
            var review = counts["review"]!;
            Assert.Equal((2, 3, 1), ((int)review["tasks"]!, (int)review["times"]!, (int)review["returns"]!));
            Assert.Null(counts["start"]);
            foreach (var (step, visit, tasks) in Visits)
                Assert.Equal(tasks, (await ListAsync($"&flow=plan-task&step={step}&visit={visit}")).Count);
            (await (await office.AdminAsync()).SendAsync(HttpMethod.Get, "/api/statistics/flows/none")).Problem(
                System.Net.HttpStatusCode.NotFound
            );
        }

        // Everybody may count; the opinion is for those who may read the record.
        async Task EnsureEventsTellAsync()
        {
            var returned = Assert.Single(await EventsAsync("returns", ""));
            Assert.Equal(("13", "办结审核：退回"), ((string)returned["taskNumber"]!, (string)returned["summary"]!));
            Assert.NotNull((string?)returned["opinion"]);
            var path = $"/api/ledger/events?about=returns&planId={plan}";
            Assert.NotNull((string?)Assert.Single(await OthersAsync("qingfa.handler"))["opinion"]);
            Assert.Null(Assert.Single(await OthersAsync("zuzhi.handler"))["opinion"]);
            Assert.Empty(await EventsAsync("urges", ""));
            (await (await office.AdminAsync()).SendAsync(HttpMethod.Get, $"/api/ledger/events?planId={plan}")).Problem(
                System.Net.HttpStatusCode.BadRequest
            );

            async Task<IReadOnlyList<JsonNode>> OthersAsync(string userName) =>
                await (await office.PersonAsync(userName)).ListAsync(path);
        }

        async Task<IReadOnlyList<JsonNode>> EventsAsync(string about, string filter) =>
            await (await office.AdminAsync()).ListAsync($"/api/ledger/events?about={about}&planId={plan}{filter}");
        async Task<IReadOnlyList<JsonNode>> ListAsync(string filter) =>
            await (await office.AdminAsync()).ListAsync($"/api/ledger?planId={plan}{filter}");
        async Task<IReadOnlyList<string>> NumbersAsync(string filter) =>
            [.. (await ListAsync(filter)).Select(row => (string)row["number"]!)];
        async Task<JsonArray> StatisticsAsync(string by, string filter = "") =>
            (await (await office.AdminAsync()).GetAsync($"/api/statistics/{by}?planId={plan}{filter}")).AsArray();
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_ledgers_file_has_the_rows_columns_and_order_asked_for_and_runs_nothing(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var task = (string)(await office.TaskOfAsync(plan, "13"))["id"]!;
        await office.DecideAsync("qingfa.handler", task, "签收任务", "accept");
        await (await office.PersonAsync("qingfa.head")).PostAsync(
            $"/api/tasks/{task}/reports",
            new { text = "=HYPERLINK(\"x\"),二", percent = 10 }
        );

        var admin = await office.AdminAsync();
        var all = await RowsAsync("");
        Assert.Equal(23, all.Count);
        var row = all.Single(row => Equals(row["序号"], "13"));
        Assert.Equal(("=HYPERLINK(\"x\"),二", "10%", "进行中"), (row["最近进展"], row["完成比例"], row["状态"]));

        var shown = await RowsAsync("&status=inProgress&columns=task,number,lead");
        Assert.Equal(["任务", "序号", "牵头部门"], Assert.Single(shown).Keys);
        var ordered = await RowsAsync("&sort=document&descending=true&columns=number");
        Assert.Equal("23", ordered[0]["序号"]);
        (await admin.SendAsync(HttpMethod.Get, $"/api/ledger/export?planId={plan}&columns=number,secret")).Problem(
            System.Net.HttpStatusCode.BadRequest
        );

        async Task<IReadOnlyList<IDictionary<string, object?>>> RowsAsync(string query)
        {
            using var file = new MemoryStream(await admin.DownloadAsync($"/api/ledger/export?planId={plan}{query}"));
            return [.. file.Query(useHeaderRow: true).Select(row => (IDictionary<string, object?>)row)];
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Tasks_that_are_not_handed_out_yet_are_listed_when_asked_for(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.ImportAsync(Office.OwnDocument(), tasks: 3);
        var admin = await office.AdminAsync();

        Assert.Empty(await admin.ListAsync($"/api/ledger?planId={plan}"));
        Assert.Equal(3, (await admin.ListAsync($"/api/ledger?planId={plan}&waiting=true")).Count);
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
