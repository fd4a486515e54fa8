using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>Progress reports, and what they and results count for a task's targets.</summary>
public sealed class ProgressTests(SharedServices services)
{
    private const string Lead = "qingfa.handler";
    private const string Participant = "xueshao.handler";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_report_counts_when_the_departments_head_stands_behind_it(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, target) = await AcceptedAsync(office);
        var file = await office.UploadAsync(Participant, task, "岗位清单.txt", "甲、乙");

        var report = await ReportAsync(office, Participant, task, target, 1200, [file]);

        Assert.Equal("pending", (string)report["status"]!);
        Assert.Equal(0, await ReachedAsync(office, task));
        var path = $"/api/reports/{report["id"]}/decide";
        await (await office.PersonAsync("qingfa.head")).RefusedAsync(
            HttpStatusCode.Forbidden,
            path,
            new { approve = true }
        );
        var head = await office.PersonAsync("xueshao.head");
        var nameless = await head.RefusedAsync(HttpStatusCode.BadRequest, path, new { approve = false });
        Assert.Equal("opinion", (string)nameless["errors"]![0]!["field"]!);

        Assert.Equal("approved", (string)(await head.PostAsync(path, new { approve = true }))["status"]!);

        Assert.Equal(1200, await ReachedAsync(office, task));
        await head.RefusedAsync(HttpStatusCode.Conflict, path, new { approve = true });
        Assert.Equal(1200, await ReachedAsync(office, task));
        var entry = Assert.Single(await EntriesAsync(office, task, target));
        Assert.Equal((string)report["id"]!, (string)entry["reportId"]!);
        Assert.Equal(file, (string)Assert.Single(entry["evidence"]!.AsArray())!["id"]!);
        Assert.Equal((2026, 1), ((int)entry["year"]!, (int)entry["quarter"]!));
        Assert.True((bool)entry["canReverse"]!);
        var own = await head.ListAsync($"/api/tasks/{task}/targets/{target}/entries");
        Assert.False((bool)Assert.Single(own)["canReverse"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_report_sent_back_counts_nothing_and_the_heads_own_counts_at_once(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, target) = await AcceptedAsync(office);
        var report = await ReportAsync(office, Participant, task, target, 800);
        var head = await office.PersonAsync("xueshao.head");

        await head.PostAsync($"/api/reports/{report["id"]}/decide", new { approve = false, opinion = "缺材料" });
        Assert.Equal(0, await ReachedAsync(office, task));
        var own = await ReportAsync(office, "xueshao.head", task, target, 300.5m);

        Assert.Equal("approved", (string)own["status"]!);
        Assert.Equal(300.5m, await ReachedAsync(office, task));
        var mine = await (await office.PersonAsync(Participant)).ListAsync($"/api/tasks/{task}/reports");
        Assert.Equal(["approved", "returned"], mine.Select(line => (string)line["status"]!));
        Assert.Equal("缺材料", (string)mine[1]["opinion"]!);
        Assert.Empty(await (await office.PersonAsync("xuanchuan.handler")).ListAsync($"/api/tasks/{task}/reports"));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_leads_result_states_totals_and_adds_only_what_no_report_counted(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, target) = await AcceptedAsync(office);
        await ReportAsync(office, "xueshao.head", task, target, 2000);
        await ReportAsync(office, "qingfa.head", task, target, 1000);

        await office.DecideAsync(Lead, task, "办理任务", "submit", "全部完成", new { figures = Figures(target, 5600) });
        Assert.Equal(3000, await ReachedAsync(office, task));
        await office.DecideAsync("office", task, "办结审核", "approve");

        Assert.Equal(5600, await ReachedAsync(office, task));
        Assert.Equal(
            [2600m, 1000m, 2000m],
            (await EntriesAsync(office, task, target)).Select(entry => (decimal)entry["amount"]!).OrderBy(Order)
        );
        static int Order(decimal amount) => Array.IndexOf([2600m, 1000m, 2000m], amount);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_entry_is_taken_back_once_and_by_its_opposite(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, target) = await AcceptedAsync(office);
        await ReportAsync(office, "xueshao.head", task, target, 90);
        var entry = Assert.Single(await EntriesAsync(office, task, target));
        var path = $"/api/target-entries/{entry["id"]}/reverse";
        await (await office.PersonAsync("xueshao.head")).RefusedAsync(
            HttpStatusCode.Forbidden,
            path,
            new { reason = "重复" }
        );
        var head = await office.PersonAsync("qingfa.head");
        await head.RefusedAsync(HttpStatusCode.BadRequest, path, new { reason = "" });

        var reversal = await head.PostAsync(path, new { reason = "与二月重复" });

        Assert.Equal(-90, (decimal)reversal["amount"]!);
        Assert.Equal(0, await ReachedAsync(office, task));
        var twice = await head.RefusedAsync(HttpStatusCode.Conflict, path, new { reason = "再来" });
        Assert.Equal("entry_already_reversed", (string)twice["code"]!);
        var again = await head.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/target-entries/{reversal["id"]}/reverse",
            new { reason = "再来" }
        );
        Assert.Equal("entry_is_reversal", (string)again["code"]!);
        Assert.True(
            (bool)
                (await EntriesAsync(office, task, target)).Single(line => (decimal)line["amount"]! == 90)["isReversed"]!
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Only_who_works_on_the_task_reports_and_only_for_its_targets(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, _) = await AcceptedAsync(office);
        var path = $"/api/tasks/{task}/reports";
        var good = new { text = "进展顺利", percent = 30 };
        await (await office.PersonAsync("zuzhi.handler")).RefusedAsync(HttpStatusCode.Forbidden, path, good);
        var lead = await office.PersonAsync(Lead);

        foreach (
            var (body, field) in new (object, string)[]
            {
                (new { text = "", percent = 30 }, "text"),
                (new { text = "好", percent = 101 }, "percent"),
                (
                    new
                    {
                        text = "好",
                        percent = 5,
                        figures = Figures(Guid.Empty.ToString(), 1),
                    },
                    "figures"
                ),
                (
                    new
                    {
                        text = "好",
                        percent = 5,
                        evidence = new[] { Guid.Empty },
                    },
                    "evidence"
                ),
            }
        )
        {
            var problem = await lead.RefusedAsync(HttpStatusCode.BadRequest, path, body);
            Assert.Equal(field, (string)problem["errors"]![0]!["field"]!);
        }

        Assert.Empty(await lead.ListAsync(path));
        await (await office.AdminAsync()).PostAsync($"/api/tasks/{task}/suspend", new { reason = "等文件" });
        await lead.RefusedAsync(HttpStatusCode.Conflict, path, good);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_closed_task_is_filed_once_and_taken_up_no_more(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, _) = await AcceptedAsync(office);
        var admin = await office.AdminAsync();
        await admin.RefusedAsync(HttpStatusCode.Conflict, $"/api/tasks/{task}/archive");
        await office.DecideAsync(Lead, task, "办理任务", "submit", "全部完成");
        await office.DecideAsync("office", task, "办结审核", "approve");
        await office.DecideAsync("office", task, "销号", "close");
        await (await office.PersonAsync(Lead)).RefusedAsync(HttpStatusCode.Forbidden, $"/api/tasks/{task}/archive");
        Assert.Contains("archive", ActionsOf(await office.TaskAsync(task)));

        Assert.Equal("archived", (string)(await admin.PostAsync($"/api/tasks/{task}/archive"))["status"]!);

        Assert.Equal(["downloadArchive"], ActionsOf(await office.TaskAsync(task)));
        Assert.Equal(
            ["downloadArchive"],
            ActionsOf(await (await office.PersonAsync(Lead)).GetAsync($"/api/tasks/{task}"))
        );
        Assert.Empty(ActionsOf(await (await office.PersonAsync(Participant)).GetAsync($"/api/tasks/{task}")));
        await admin.RefusedAsync(HttpStatusCode.Conflict, $"/api/tasks/{task}/archive");
        var filed = await admin.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/tasks/{task}/reopen",
            new { to = "work", reason = "补办" }
        );
        Assert.Equal("task_archived", (string)filed["code"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Each_person_is_offered_the_acts_that_are_his(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, _) = await AcceptedAsync(office);
        var admin = await office.AdminAsync();
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-06-30" });

        Assert.Equal(
            ["setDueDay", "setCycle", "addTarget", "suspend", "terminate", "changeLead"],
            await ActionsAsync("office")
        );
        Assert.Equal(["split", "consult", "requestExtension", "report"], await ActionsAsync(Lead));
        Assert.Equal(["report"], await ActionsAsync(Participant));
        Assert.Empty(await ActionsAsync("leader"));
        await admin.PostAsync($"/api/tasks/{task}/suspend", new { reason = "等文件" });
        Assert.Empty(await ActionsAsync(Lead));
        Assert.Equal(
            ["setDueDay", "setCycle", "addTarget", "resume", "terminate", "changeLead"],
            await ActionsAsync("office")
        );

        async Task<IReadOnlyList<string>> ActionsAsync(string userName) =>
            ActionsOf(await (await office.PersonAsync(userName)).GetAsync($"/api/tasks/{task}"));
    }

    private static IReadOnlyList<string> ActionsOf(JsonNode task) =>
        [.. task["actions"]!.AsArray().Select(act => (string)act!)];

    private static async Task<(string Task, string Target)> AcceptedAsync(Office office)
    {
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "13"))["id"]!;
        await office.DecideAsync(Lead, task, "签收任务", "accept");
        return (task, (string)Assert.Single((await office.TaskAsync(task))["targets"]!.AsArray())!["id"]!);
    }

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

    private static async Task<JsonNode> ReportAsync(
        Office office,
        string userName,
        string task,
        string target,
        decimal quantity,
        string[]? evidence = null
    ) =>
        await (await office.PersonAsync(userName)).PostAsync(
            $"/api/tasks/{task}/reports",
            new
            {
                text = "收集了岗位信息",
                percent = 40,
                figures = Figures(target, quantity),
                evidence = evidence ?? [],
            }
        );

    private static async Task<decimal> ReachedAsync(Office office, string task) =>
        (decimal)(await office.TaskAsync(task))["targets"]![0]!["current"]!;

    private static async Task<IReadOnlyList<JsonNode>> EntriesAsync(Office office, string task, string target) =>
        await (await office.AdminAsync()).ListAsync($"/api/tasks/{task}/targets/{target}/entries");
}
