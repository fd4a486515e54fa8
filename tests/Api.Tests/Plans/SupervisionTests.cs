using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>What the office does to a task under way: hold, resume, give up, another lead, more time.</summary>
public sealed class SupervisionTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_suspended_task_waits_until_it_is_resumed(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        var admin = await office.AdminAsync();
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-03-04" });
        await RefusedAsync(admin, HttpStatusCode.BadRequest, $"/api/tasks/{task}/suspend", new { reason = "" });
        var lead = await office.PersonAsync("xuanchuan.handler");
        await RefusedAsync(lead, HttpStatusCode.Forbidden, $"/api/tasks/{task}/suspend", new { reason = "等上级" });

        var suspended = await admin.PostAsync($"/api/tasks/{task}/suspend", new { reason = "等上级文件" });
        Assert.Equal("suspended", (string)suspended["status"]!);
        var item = await office.ItemAsync("xuanchuan.handler", task, "签收任务");
        Assert.True((bool)item["task"]!["isSuspended"]!);
        Assert.Null(item["light"]);
        var refused = await lead.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/work-items/{item["id"]}/complete",
            new { outcome = "accept" }
        );
        Assert.Equal("task_suspended", (string)refused["code"]!);
        var view = await office.TaskAsync(task);
        Assert.Null(view["light"]);
        Assert.NotNull(view["suspendedAt"]);

        var resumed = await admin.PostAsync($"/api/tasks/{task}/resume", new { reason = "文件已到" });
        Assert.Equal(("awaitingAcceptance", 0), ((string)resumed["status"]!, (int)resumed["suspendedDays"]!));
        Assert.Equal("yellow", (string)(await office.TaskAsync(task))["light"]!);
        await office.DecideAsync("xuanchuan.handler", item, "accept");
        Assert.Equal(
            ["task.suspend", "task.resume"],
            (await office.TaskAsync(task))["history"]!
                .AsArray()
                .Select(entry => (string)entry!["action"]!)
                .Where(action => action is "task.suspend" or "task.resume")
        );
        await RefusedAsync(admin, HttpStatusCode.Conflict, $"/api/tasks/{task}/resume", new { reason = "再来" });
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_terminated_task_takes_its_subtasks_with_it(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        await lead.PostAsync($"/api/tasks/{task}/subtasks", new { department = "zuzhi", requirement = "请办理。" });
        await lead.PostAsync($"/api/tasks/{task}/consultations", new { department = "quanyi", reason = "需要。" });
        var admin = await office.AdminAsync();
        await admin.PostAsync($"/api/tasks/{task}/suspend", new { reason = "先停" });

        var ended = await admin.PostAsync($"/api/tasks/{task}/terminate", new { reason = "不再需要" });
        Assert.Equal("terminated", (string)ended["status"]!);

        var view = await office.TaskAsync(task);
        Assert.Equal("cancelled", (string)view["subtasks"]![0]!["status"]!);
        Assert.Equal("cancelled", (string)view["consultations"]![0]!["status"]!);
        Assert.NotNull(view["terminatedAt"]);
        foreach (var person in new[] { "xuanchuan.handler", "zuzhi.handler", "quanyi.head" })
            Assert.Empty(
                await (await office.PersonAsync(person)).ListAsync($"/api/work-items?state=open&taskId={task}")
            );
        await RefusedAsync(admin, HttpStatusCode.Conflict, $"/api/tasks/{task}/terminate", new { reason = "再来" });
        await RefusedAsync(admin, HttpStatusCode.Conflict, $"/api/tasks/{task}/due-day", new { dueOn = "2026-09-01" });
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Another_lead_gets_what_waits_and_what_is_still_to_come(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var admin = await office.AdminAsync();
        var path = $"/api/tasks/{task}/lead";
        object To(string department) =>
            new
            {
                department,
                formerLead = "participates",
                reason = "分工调整",
            };
        await RefusedAsync(admin, HttpStatusCode.Conflict, path, To("xuanchuan"));
        await RefusedAsync(admin, HttpStatusCode.BadRequest, path, To("没有这个部"));

        var changed = await admin.PostAsync(path, To("zuzhi"));
        Assert.Equal(1, (int)changed["movedWorkItems"]!);

        var view = await office.TaskAsync(task);
        Assert.Equal("zuzhi", (string)view["lead"]!["code"]!);
        var participants = view["participants"]!.AsArray();
        Assert.DoesNotContain(participants, row => (string)row!["department"]!["code"]! == "zuzhi");
        Assert.Equal(
            "formerLead",
            (string)participants.Single(row => (string)row!["department"]!["code"]! == "xuanchuan")!["origin"]!
        );

        await office.DecideAsync("zuzhi.handler", task, "办理任务", "submit", "已完成。");
        await office.DecideAsync("office", task, "办结审核", "return", "请补充。");
        await office.DecideAsync("zuzhi.handler", task, "办理任务", "submit", "已补充。");
        Assert.Equal("inReview", (string)(await office.TaskAsync(task))["status"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_subtask_of_the_former_lead_stays_its_own_and_is_reviewed_by_the_new_lead(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        foreach (var requirement in new[] { "写方案", "办活动" })
            await (await office.PersonAsync("xuanchuan.head")).PostAsync(
                $"/api/tasks/{task}/subtasks",
                new { department = "xuanchuan", requirement }
            );
        await SubtaskAsync("写方案", "签收子任务", "accept");
        await SubtaskAsync("写方案", "办理子任务", "submit");
        await office.DecideAsync("xuanchuan.head", task, "部门审核", "approve");

        await (await office.AdminAsync()).PostAsync(
            $"/api/tasks/{task}/lead",
            new
            {
                department = "zuzhi",
                formerLead = "participates",
                reason = "分工调整",
            }
        );

        await office.DecideAsync("zuzhi.handler", task, "牵头部门审核", "approve");
        await SubtaskAsync("办活动", "签收子任务", "accept");

        async Task SubtaskAsync(string requirement, string step, string outcome)
        {
            var mine = await (await office.PersonAsync("xuanchuan.handler")).ListAsync(
                $"/api/work-items?state=open&taskId={task}"
            );
            var item = mine.Single(row =>
                (string?)row["subtask"]?["requirement"] == requirement && (string)row["title"]! == step
            );
            await office.DecideAsync("xuanchuan.handler", item, outcome, "已办");
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_lead_gets_more_time_when_it_asks_before_the_term(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        var admin = await office.AdminAsync();
        var lead = await office.PersonAsync("xuanchuan.handler");
        var path = $"/api/tasks/{task}/extension-requests";
        var body = new { dueOn = "2026-04-15", reason = "场地未定" };
        Assert.Equal("no_due_day", (string)(await lead.RefusedAsync(HttpStatusCode.Conflict, path, body))["code"]!);
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-03-31" });
        await RefusedAsync(lead, HttpStatusCode.BadRequest, path, new { dueOn = "2026-03-31", reason = "场地未定" });
        await RefusedAsync(
            await office.PersonAsync("zuzhi.handler"),
            HttpStatusCode.Forbidden,
            path,
            new { dueOn = "2026-04-15", reason = "场地未定" }
        );

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => lead.SendAsync(HttpMethod.Post, path, body))
        );
        var request = Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created).Json!;
        var decide = $"/api/extension-requests/{request["id"]}/decide";
        await RefusedAsync(lead, HttpStatusCode.Forbidden, decide, new { approve = true });
        Assert.Equal((string)request["id"]!, (string)(await office.TaskAsync(task))["openExtension"]!["id"]!);
        var leader = await office.PersonAsync("leader");
        await RefusedAsync(leader, HttpStatusCode.BadRequest, decide, new { approve = false });

        await leader.PostAsync(decide, new { approve = true, opinion = "同意" });
        var view = await office.TaskAsync(task);
        Assert.Equal(("2026-04-15", 1), ((string)view["dueOn"]!, (int)view["extensionCount"]!));
        Assert.Equal("2026-04-15", (string)(await office.ItemAsync("xuanchuan.handler", task, "签收任务"))["dueOn"]!);
        await RefusedAsync(leader, HttpStatusCode.Conflict, decide, new { approve = true });

        var second = await lead.PostAsync(path, new { dueOn = "2026-05-15", reason = "还是不够" });
        await admin.PostAsync(
            $"/api/extension-requests/{second["id"]}/decide",
            new { approve = false, opinion = "不再延期" }
        );
        var third = await lead.PostAsync(path, new { dueOn = "2026-05-15", reason = "还是不够" });
        await lead.PostAsync($"/api/extension-requests/{third["id"]}/withdraw");
        var list = await admin.ListAsync($"/api/extension-requests?taskId={task}");
        Assert.Equal(["approved", "refused", "withdrawn"], list.Select(row => (string)row["status"]!).Order());
        Assert.Equal("2026-04-15", (string)(await office.TaskAsync(task))["dueOn"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_late_acceptance_is_counted_and_a_term_that_passed_is_not_extended(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(
            database,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Supervision:AcceptWithinWorkdays"] = "1" }
        );
        var office = new Office(service);
        var plan = await office.LaunchOwnAsync();
        var early = (string)(await office.TaskOfAsync(plan, "1"))["id"]!;
        var late = (string)(await office.TaskOfAsync(plan, "2"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", early, "签收任务", "accept");
        await (await office.AdminAsync()).PostAsync($"/api/tasks/{late}/due-day", new { dueOn = "2026-03-03" });

        service.Clock.Advance(TimeSpan.FromDays(2));
        office.SignEverybodyOut();
        await office.DecideAsync("xuanchuan.handler", late, "签收任务", "accept");

        Assert.False((bool)(await office.TaskAsync(early))["acceptedLate"]!);
        Assert.True((bool)(await office.TaskAsync(late))["acceptedLate"]!);
        var refused = await (await office.PersonAsync("xuanchuan.handler")).RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/tasks/{late}/extension-requests",
            new { dueOn = "2026-04-15", reason = "来不及" }
        );
        Assert.Equal("due_day_passed", (string)refused["code"]!);
    }

    private static async Task<string> LaunchedAsync(Office office) =>
        (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;

    private static async Task<JsonNode> RefusedAsync(Session person, HttpStatusCode status, string path, object body) =>
        await person.RefusedAsync(status, path, body);
}
