using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Plans;

/// <summary>A flow is withdrawn, rejected, or taken up again after its end.</summary>
public sealed class EndingTests(SharedServices services)
{
    private const string Writer = "xuanchuan.handler";
    private const string A = "zuzhi.head";
    private const string B = "tongzhan.head";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_closed_task_goes_on_at_the_step_the_office_names(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        var admin = await office.AdminAsync();
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-03-31" });
        var path = $"/api/tasks/{task}/reopen";
        var step = await StepOfAsync(office, "办理任务");
        var body = new { to = step, reason = "有新情况" };
        await RefusedAsync(admin, "task_not_ended", path, body);
        await office.DecideAsync(Writer, task, "签收任务", "accept");
        await office.DecideAsync(Writer, task, "办理任务", "submit", "已完成。");
        await office.DecideAsync("office", task, "办结审核", "approve", "同意。");

        await RefusedAsync(admin, "step_waits", path, new { to = await StepOfAsync(office, "销号"), reason = "再看" });
        await admin.PostAsync(path, body);
        Assert.Equal("inProgress", (string)(await office.TaskAsync(task))["status"]!);
        Assert.Null((await office.TaskAsync(task))["completedAt"]);
        await office.DecideAsync(Writer, task, "办理任务", "submit", "再办完。");
        await office.DecideAsync("office", task, "办结审核", "approve", "同意。");
        await office.DecideAsync("office", task, "销号", "close");
        var former = (string)(await office.TaskAsync(task))["workflowInstanceId"]!;

        await (await office.PersonAsync(Writer)).RefusedAsync(HttpStatusCode.Forbidden, path, body);
        var unknown = await admin.RefusedAsync(HttpStatusCode.BadRequest, path, new { to = "nowhere", reason = "错" });
        Assert.Equal("unknown_step", (string)unknown["code"]!);
        Assert.Equal("closed", (string)(await office.TaskAsync(task))["status"]!);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => admin.SendAsync(HttpMethod.Post, path, body))
        );
        var reopened = Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK).Json!;

        Assert.NotEqual(former, (string)reopened["workflowInstanceId"]!);
        Assert.Equal(["办理任务"], reopened["waiting"]!.AsArray().Select(title => (string)title!));
        var view = await office.TaskAsync(task);
        Assert.Equal(("inProgress", "green"), ((string)view["status"]!, (string)view["light"]!));
        Assert.Null(view["closedAt"]);
        var item = await office.ItemAsync(Writer, task, "办理任务");
        Assert.Equal("2026-03-31", (string)item["dueOn"]!);
        await office.DecideAsync(Writer, item, "submit", "第三次。");
        Assert.Equal(3, (await office.TaskAsync(task))["submissions"]!.AsArray().Count);
        await office.DecideAsync("office", task, "办结审核", "approve", "同意。");
        await office.DecideAsync("office", task, "销号", "close");
        Assert.Equal("closed", (string)(await office.TaskAsync(task))["status"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Who_started_a_flow_withdraws_it_and_the_office_may_take_a_task_up_again(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        await office.DecideAsync(Writer, task, "签收任务", "accept");
        var lead = await office.PersonAsync(Writer);
        await lead.PostAsync($"/api/tasks/{task}/subtasks", new { department = "zuzhi", requirement = "请办理。" });
        await lead.PostAsync($"/api/tasks/{task}/consultations", new { department = "quanyi", reason = "需要。" });
        var asked = await office.ItemAsync("quanyi.head", task, "商请答复");
        var subtask = await office.ItemAsync("zuzhi.handler", task, "签收子任务");
        var reason = new { reason = "弄错了" };

        // The page offers to take the question back to whom this is granted, and what waits with those it asks.
        Assert.True(await MayCancelAsync("office"));
        Assert.True(await MayCancelAsync(Writer));
        Assert.False(await MayCancelAsync("quanyi.head"));
        Assert.Equal(["urge"], await OfferedAsync(Writer));
        Assert.Equal(["urge", "reassign", "jump"], await OfferedAsync("office"));
        Assert.Empty(await OfferedAsync("quanyi.head"));
        foreach (var item in new[] { asked, subtask })
        {
            var path = $"/api/instances/{item["workflowInstanceId"]}/revoke";
            await (await office.PersonAsync("zuzhi.handler")).RefusedAsync(HttpStatusCode.Forbidden, path, reason);
            await lead.RefusedAsync(HttpStatusCode.BadRequest, path, new { reason = "" });
            Assert.Equal("cancelled", (string)(await lead.PostAsync(path, reason))["subStatus"]!);
            await RefusedAsync(lead, "instance_ended", path, reason);
        }

        var view = await office.TaskAsync(task);
        Assert.Equal("cancelled", (string)view["consultations"]![0]!["status"]!);
        Assert.Equal("cancelled", (string)view["subtasks"]![0]!["status"]!);
        await lead.PostAsync($"/api/tasks/{task}/consultations", new { department = "quanyi", reason = "再问。" });

        var whole = $"/api/instances/{view["workflowInstanceId"]}/revoke";
        await lead.RefusedAsync(HttpStatusCode.Forbidden, whole, reason);
        var admin = await office.AdminAsync();
        await admin.PostAsync(whole, reason);
        Assert.Equal("terminated", (string)(await office.TaskAsync(task))["status"]!);
        await admin.RefusedAsync(HttpStatusCode.NotFound, "/api/instances/nothing/revoke", reason);

        await admin.PostAsync(
            $"/api/tasks/{task}/reopen",
            new { to = await StepOfAsync(office, "签收任务"), reason = "继续" }
        );
        Assert.Equal("awaitingAcceptance", (string)(await office.TaskAsync(task))["status"]!);
        await office.DecideAsync(Writer, task, "签收任务", "accept");

        async Task<JsonNode> ConsultationAsync(string person) =>
            Assert.Single(
                (await (await office.PersonAsync(person)).GetAsync($"/api/tasks/{task}"))["consultations"]!.AsArray()
            )!;
        async Task<bool> MayCancelAsync(string person) => (bool)(await ConsultationAsync(person))["canCancel"]!;
        async Task<IReadOnlyList<string>> OfferedAsync(string person)
        {
            var consultation = (await ConsultationAsync(person))["id"];
            var flow = await (await office.PersonAsync(person)).GetAsync(
                $"/api/tasks/{task}/flow?consultation={consultation}"
            );
            var part = Assert.Single(flow["steps"]!.AsArray().SelectMany(step => step!["acts"]!.AsArray()))!;
            return [.. part["actions"]!.AsArray().Select(name => (string)name!)];
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_rejection_ends_the_task_where_the_step_offers_it(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var review = Review("review", $"{A},{B}", "Vote", "WaitForAll");
        review["offersReject"] = Elsa.Literal(true, "Boolean");
        var steps = await StartAsync(
            office,
            [Work("work", Writer), review, Review("final", "qingfa.head")],
            "work.submit->review",
            "review.approve->final",
            "review.return->work"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        await steps.RefusedAsync(
            A,
            await steps.ItemAsync(A, "review"),
            "complete",
            "comment_required",
            new { outcome = "reject" }
        );
        await steps.DecideAsync(A, "review", "reject");
        Assert.Equal($"review:{B}", await steps.HeldAsync(Writer, A, B));
        await steps.DecideAsync(B, "review", "return");

        Assert.Equal("", await steps.HeldAsync(Writer, A, B, "qingfa.head"));
        var view = await office.TaskAsync(steps.Task);
        Assert.Equal("terminated", (string)view["status"]!);
        Assert.Contains(view["history"]!.AsArray(), entry => (string)entry!["action"]! == "task.reject");

        var plain = await AgainAsync(office);
        await plain.DecideAsync(Writer, "work", "submit");
        await plain.DecideAsync(A, "review");
        await plain.DecideAsync(B, "review");
        await plain.RefusedAsync(
            "qingfa.head",
            await plain.ItemAsync("qingfa.head", "final"),
            "complete",
            "unknown_outcome",
            new { outcome = "reject", comment = "不行" }
        );
    }

    private static async Task<string> StepOfAsync(Office office, string title)
    {
        var definition = await (await office.AdminAsync()).GetAsync(
            "/elsa/api/workflow-definitions/by-definition-id/plan-task?versionOptions=Published"
        );
        return (string)
            definition["root"]!["activities"]!
                .AsArray()
                .Single(activity => activity!["title"]?["expression"]?["value"]?.ToString() == title)!["id"]!;
    }

    private static async Task<string> LaunchedAsync(Office office) =>
        (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;

    private static async Task RefusedAsync(Session person, string code, string path, object body) =>
        Assert.Equal(code, (string)(await person.RefusedAsync(HttpStatusCode.Conflict, path, body))["code"]!);
}
