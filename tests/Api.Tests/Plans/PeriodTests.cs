using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>Tasks that report by periods: each with its own counters, result and approval.</summary>
public sealed class PeriodTests(SharedServices services)
{
    private const string Lead = "qingfa.handler";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Each_period_opens_in_turn_and_counts_and_is_approved_for_itself(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        service.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 27, 1, 30, 0, TimeSpan.Zero));
        var office = new Office(service);
        var (task, target) = await AcceptedAsync(office);
        await SetCycleAsync(
            office,
            task,
            new
            {
                cycle = "month",
                from = "2026-03-27",
                until = "2026-04-30",
            }
        );
        var march = Assert.Single(await PeriodsAsync(office, task));
        Assert.Equal("2026年3月", (string)march["period"]!["name"]!);
        Assert.Equal("2026-03-31", (string)march["dueOn"]!);

        await (await office.PersonAsync("xueshao.head")).PostAsync(
            $"/api/tasks/{task}/reports",
            new
            {
                text = "三月岗位",
                percent = 10,
                figures = Figures(target, 200),
            }
        );
        await service.AdvanceAsync(TimeSpan.FromDays(5));
        office.SignEverybodyOut();
        var periods = await PeriodsAsync(office, task);
        Assert.Equal(["2026年3月", "2026年4月"], periods.Select(period => (string)period["period"]!["name"]!));
        Assert.Equal("red", (string)periods[0]["light"]!);

        await HandInAsync(office, task, (string)march["id"]!, target, 500);
        await service.SweepAsync();
        Assert.Equal(2, (await PeriodsAsync(office, task)).Count);

        periods = await PeriodsAsync(office, task);
        Assert.Equal("completed", (string)periods[0]["status"]!);
        Assert.Equal(500, (decimal)periods[0]["period"]!["counters"]![0]!["total"]!);
        Assert.Empty(periods[1]["period"]!["counters"]!.AsArray());
        var quarters = (await office.TaskAsync(task))["targets"]![0]!["periods"]!.AsArray();
        Assert.Equal((2026, 1, 500m), Quarter(Assert.Single(quarters)!));

        await HandInAsync(office, task, (string)periods[1]["id"]!, target, 70);
        Assert.Equal(570, (decimal)(await office.TaskAsync(task))["targets"]![0]!["total"]!);
        await office.DecideAsync(Lead, task, "办理任务", "submit", "全部完成");
        await EnsureCountedAsync(office, task);
    }

    // March was reported a day late, April in time; each number is that of the rows its link leads to.
    private static async Task EnsureCountedAsync(Office office, string task)
    {
        var admin = await office.AdminAsync();
        var plan = (string)(await office.TaskAsync(task))["plan"]!["id"]!;
        var periods = (await admin.GetAsync($"/api/statistics/periods?planId={plan}")).AsArray();
        Assert.Equal(["2026年4月", "2026年3月"], periods.Select(row => (string)row!["name"]!));
        Assert.Equal([1.0, 0.0], periods.Select(row => (double)row!["onTimeRate"]!));
        foreach (var row in periods)
        {
            var rows = $"/api/ledger?planId={plan}&cycle={row!["cycle"]}&period={row["startsOn"]}";
            Assert.Equal((int)row["tasks"]!, (await admin.ListAsync(rows)).Count);
            foreach (var report in new[] { "approved", "onTime", "overdue" })
                Assert.Equal((int)row[report]!, (await admin.ListAsync($"{rows}&report={report}")).Count);
        }

        Assert.Single(
            (await admin.GetAsync($"/api/statistics/periods?planId={plan}&from=2026-04-01&to=2026-06-30")).AsArray()
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_tasks_own_result_waits_for_the_last_period(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, target) = await AcceptedAsync(office);
        await SetCycleAsync(
            office,
            task,
            new
            {
                cycle = "quarter",
                dueDay = 25,
                until = "2026-12-31",
            }
        );
        var period = Assert.Single(await PeriodsAsync(office, task));
        Assert.Equal("2026-03-25", (string)period["dueOn"]!);
        var lead = await office.PersonAsync(Lead);
        await lead.RefusedAsync(
            HttpStatusCode.Forbidden,
            $"/api/subtasks/{period["id"]}/cancel",
            new { reason = "不报" }
        );
        await HandInAsync(office, task, (string)period["id"]!, target, 5);

        var work = await office.ItemAsync(Lead, task, "办理任务");
        var refused = await lead.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/work-items/{work["id"]}/complete",
            new { outcome = "submit", data = new { text = "完成" } }
        );
        Assert.Equal("periods_remaining", (string)refused["code"]!);

        await SetCycleAsync(office, task, new { cycle = (string?)null });
        Assert.Null((await office.TaskAsync(task))["cycle"]);
        await office.DecideAsync(Lead, task, "办理任务", "submit", "完成");
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_period_goes_to_the_new_lead_with_its_task(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, _) = await AcceptedAsync(office);
        await SetCycleAsync(office, task, new { cycle = "year" });
        await office.ItemAsync(Lead, task, "周期报送");

        await (await office.AdminAsync()).PostAsync(
            $"/api/tasks/{task}/lead",
            new
            {
                department = "zuzhi",
                formerLead = "leaves",
                reason = "职责调整",
            }
        );

        await office.DecideAsync("zuzhi.handler", task, "周期报送", "submit", "已办");
        await office.ItemAsync("zuzhi.head", task, "部门审核");
        Assert.Equal("组织部", (string)(await PeriodsAsync(office, task))[0]["department"]!["name"]!);
    }

    [Fact]
    public async Task A_document_that_asks_for_periods_gets_them_once_the_task_is_accepted()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var draft = await admin.PostAsync(
            "/api/plans/preview",
            "关于印发《青年工作方案》的通知\n\n1.走访慰问。每季度末月25日前走访青年。（责任部门：青发部、学少部）\n"
        );
        draft["documentNumber"] = "青办〔2026〕1号";
        Assert.Equal("quarter", (string)draft["tasks"]![0]!["period"]!["cycle"]!);
        var plan = (string)(await admin.PostAsync("/api/plans", draft))["id"]!;
        await admin.PostAsync($"/api/plans/{plan}/launch");
        var task = (string)(await office.TaskOfAsync(plan, "1"))["id"]!;
        await service.SweepAsync();
        Assert.Empty(await PeriodsAsync(office, task));

        await office.DecideAsync(Lead, task, "签收任务", "accept");
        await service.SweepAsync();

        Assert.Equal("2026-03-25", (string)Assert.Single(await PeriodsAsync(office, task))["dueOn"]!);
    }

    [Fact]
    public async Task Only_the_office_sets_a_cycle_and_a_wrong_one_names_its_field()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var (task, _) = await AcceptedAsync(office);
        var path = $"/api/tasks/{task}/cycle";
        await (await office.PersonAsync(Lead)).RefusedAsync(HttpStatusCode.Forbidden, path, new { cycle = "year" });
        var admin = await office.AdminAsync();

        Assert.Equal("dueMonth", await FieldAsync(new { cycle = "quarter", dueMonth = 4 }));
        Assert.Equal("dueDay", await FieldAsync(new { cycle = "quarter", dueDay = 32 }));
        Assert.Equal("until", await FieldAsync(new { cycle = "year", until = "2025-12-31" }));
        Assert.Empty(await PeriodsAsync(office, task));

        async Task<string> FieldAsync(object body) =>
            (string)(await admin.RefusedAsync(HttpStatusCode.BadRequest, path, body))["errors"]![0]!["field"]!;
    }

    private static async Task HandInAsync(Office office, string task, string period, string target, decimal quantity)
    {
        await SubmitAsync();
        await office.DecideAsync("qingfa.head", task, "部门审核", "return", "数据不全");
        await SubmitAsync();
        await office.DecideAsync("qingfa.head", task, "部门审核", "approve", "属实");
        await office.DecideAsync("office", task, "办公室审核", "return", "补充名单");
        await SubmitAsync();
        await office.DecideAsync("qingfa.head", task, "部门审核", "approve", "属实");
        await office.DecideAsync("office", task, "办公室审核", "approve", "同意");

        async Task SubmitAsync()
        {
            var items = await (await office.PersonAsync(Lead)).ListAsync($"/api/work-items?state=open&taskId={task}");
            var item = Assert.Single(items, row => (string?)row["subtask"]?["id"] == period);
            await office.DecideAsync(Lead, item, "submit", "本期完成", new { figures = Figures(target, quantity) });
        }
    }

    private static async Task<(string Task, string Target)> AcceptedAsync(Office office)
    {
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "13"))["id"]!;
        await office.DecideAsync(Lead, task, "签收任务", "accept");
        return (task, (string)Assert.Single((await office.TaskAsync(task))["targets"]!.AsArray())!["id"]!);
    }

    private static async Task SetCycleAsync(Office office, string task, object cycle)
    {
        var answer = await (await office.AdminAsync()).SendAsync(HttpMethod.Post, $"/api/tasks/{task}/cycle", cycle);
        Assert.True(answer.Status is HttpStatusCode.OK, $"{answer.Status} {answer.Json}");
    }

    private static async Task<IReadOnlyList<JsonNode>> PeriodsAsync(Office office, string task) =>
        [
            .. (await office.TaskAsync(task))["subtasks"]!
                .AsArray()
                .Where(row => row!["period"] is not null)
                .Select(row => row!),
        ];

    private static (int Year, int Quarter, decimal Total) Quarter(JsonNode row) =>
        ((int)row["year"]!, (int)row["quarter"]!, (decimal)row["total"]!);

    private static object[] Figures(string target, decimal quantity) =>
        [
            new
            {
                name = "岗位",
                quantity,
                unit = "个",
                targetId = target,
            },
        ];
}
