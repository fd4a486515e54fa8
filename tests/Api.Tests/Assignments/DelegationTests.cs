using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Approvals;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;

namespace Workflows.Api.Tests.Assignments;

/// <summary>Whoever has a work item asks somebody else first; others press for a decision.</summary>
public sealed class DelegationTests(SharedServices services)
{
    private const string Writer = "xuanchuan.handler";
    private const string A = "zuzhi.head";
    private const string B = "tongzhan.head";
    private const string C = "xueshao.head";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_delegated_item_comes_back_with_the_answer_and_is_decided_by_who_delegated_it(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var task = await LaunchedAsync(office);
        var item = await office.ItemAsync(Writer, task, "签收任务");
        var path = $"/api/work-items/{item["id"]}";
        var writer = await office.PersonAsync(Writer);
        var body = new { personId = await IdAsync(office, B), instruction = "场地能否提供？" };

        var delegated = await writer.PostAsync($"{path}/delegate", body);

        Assert.Equal("waiting", (string)delegated["state"]!);
        Assert.DoesNotContain(await OpenAsync(office, Writer, task), row => (string)row["id"]! == (string)item["id"]!);
        await RefusedAsync(writer, "work_item_not_open", $"{path}/complete", new { outcome = "accept" });
        await RefusedAsync(writer, "work_item_not_open", $"{path}/delegate", body);
        var asked = await office.ItemAsync(B, task, "签收任务");
        Assert.Equal(["answer"], asked["outcomes"]!.AsArray().Select(outcome => (string)outcome!["name"]!));
        Assert.Equal("场地能否提供？", (string)asked["question"]!["text"]!);
        Assert.Equal("卫国栋", (string)asked["question"]!["by"]!["name"]!);
        Assert.Equal("awaitingAcceptance", (string)(await office.TaskAsync(task))["status"]!);

        await office.DecideAsync(B, asked, "answer", "可以提供。");
        var back = await office.ItemAsync(Writer, task, "签收任务");
        var answer = Assert.Single(back["answers"]!.AsArray())!;
        Assert.Equal(("蒋欣然", "可以提供。"), ((string)answer["by"]!["name"]!, (string)answer["text"]!));
        await office.DecideAsync(Writer, back, "accept");

        var history = (await office.TaskAsync(task))["history"]!.AsArray();
        Assert.Equal(
            ["签收任务：委派给蒋欣然", "签收任务：答复", "签收任务：签收"],
            history
                .Where(entry => ((string)entry!["action"]!).StartsWith("workItem.", StringComparison.Ordinal))
                .Select(entry => (string)entry!["summary"]!)
        );
        Assert.Equal("inProgress", (string)(await office.TaskAsync(task))["status"]!);
    }

    [Fact]
    public async Task In_a_step_of_several_signers_a_question_moves_no_vote_and_may_be_taken_back()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var steps = await ReviewAsync(office);
        await steps.DecideAsync(B, "review");
        var item = await steps.ItemAsync(A, "review");
        async Task<JsonNode> DelegateAsync(string person) =>
            (
                await steps.ActAsync(
                    A,
                    item,
                    "delegate",
                    new { personId = await IdAsync(office, person), instruction = "请核数据。" }
                )
            ).Json!;

        Assert.Equal("already_signer", (string)(await DelegateAsync(C))["code"]!);
        Assert.Equal("delegate_to_oneself", (string)(await DelegateAsync(A))["code"]!);
        var question = await DelegateAsync("quanyi.head");
        Assert.Equal("review:quanyi.head review:xueshao.head", await steps.HeldAsync(A, B, C, "quanyi.head"));
        var asked = await steps.ItemAsync("quanyi.head", "review");
        Assert.Equal((string)question["delegateItemId"]!, (string)asked["id"]!);
        await steps.RefusedAsync("quanyi.head", asked, "return", "not_a_signer", new { comment = "不清楚" });
        await steps.RefusedAsync(C, asked, "remove-signer", "forbidden", new { comment = "不问了" });

        await steps.DoAsync(A, asked, "remove-signer", new { comment = "不问了" });
        Assert.Equal("review:xueshao.head review:zuzhi.head", await steps.HeldAsync(A, B, C, "quanyi.head"));
        await DelegateAsync("quanyi.head");
        await office.DecideAsync("quanyi.head", steps.Task, "review", "answer", "数据属实");
        await steps.DecideAsync(A, "review");
        await steps.DecideAsync(C, "review");
        Assert.Equal("final:qingfa.head", await steps.HeldAsync(A, B, C, "quanyi.head", "qingfa.head"));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_item_is_urged_once_in_a_while_and_counted_and_whoever_has_it_is_told(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = await LaunchedAsync(office);
        var admin = await office.AdminAsync();
        var item = await office.ItemAsync(Writer, task, "签收任务");
        var path = $"/api/work-items/{item["id"]}/urge";

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => admin.SendAsync(HttpMethod.Post, path, new { comment = "请抓紧。" }))
        );
        var urged = Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK).Json!;
        Assert.Equal((1, 2), ((int)urged["urgeCount"]!, (int)urged["notified"]!));
        await RefusedAsync(admin, "urged_recently", path, new { });
        await (await office.PersonAsync("zuzhi.handler")).RefusedAsync(HttpStatusCode.Forbidden, path, new { });
        await RefusedAsync(await office.PersonAsync(Writer), "urge_oneself", path, new { });
        var notice = Assert.Single(
            await (await office.PersonAsync(Writer)).ListAsync("/api/notices?unread=true"),
            notice => (string)notice["kind"]! == "urged"
        );
        Assert.EndsWith("请抓紧。", (string)notice["text"]!, StringComparison.Ordinal);

        service.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(2, (int)(await admin.PostAsync(path, new { }))["urgeCount"]!);
        Assert.Equal(2, (int)(await office.ItemAsync(Writer, task, "签收任务"))["urgeCount"]!);
        var history = (await office.TaskAsync(task))["history"]!.AsArray();
        Assert.Equal(
            ["签收任务：第1次催办", "签收任务：第2次催办"],
            history
                .Where(entry => (string)entry!["action"]! == "workItem.urge")
                .Select(entry => (string)entry!["summary"]!)
        );

        await office.DecideAsync(Writer, task, "签收任务", "accept");
        await office.DecideAsync(Writer, task, "办理任务", "submit", "已完成。");
        var lead = await office.PersonAsync("xuanchuan.head");
        var review = await office.ItemAsync("office", task, "办结审核");
        await lead.PostAsync($"/api/work-items/{review["id"]}/urge", new { });
        await admin.PostAsync($"/api/tasks/{task}/suspend", new { reason = "等上级" });
        service.Clock.Advance(TimeSpan.FromHours(4));
        await RefusedAsync(lead, "task_suspended", $"/api/work-items/{review["id"]}/urge", new { });
    }

    [Fact]
    public async Task A_vote_that_was_transferred_stays_the_same_vote_of_its_round()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var steps = await ReviewAsync(office);
        var item = await steps.ItemAsync(A, "review");
        await steps.RefusedAsync(
            A,
            item,
            "transfer",
            "already_signer",
            new { personId = await IdAsync(office, C), reason = "出差" }
        );

        await steps.DoAsync(
            A,
            item,
            "transfer",
            new { personId = await IdAsync(office, "zuzhi.handler"), reason = "出差" }
        );

        Assert.Equal(
            "review:tongzhan.head review:xueshao.head review:zuzhi.handler",
            await steps.HeldAsync(A, B, C, "zuzhi.handler")
        );
        await steps.DecideAsync(B, "review");
        await steps.DecideAsync("zuzhi.handler", "review");
        var last = await steps.ItemAsync(C, "review");
        await steps.DecideAsync(C, "review");
        await steps.DoAsync(C, last, "withdraw");
        Assert.Equal("review:xueshao.head", await steps.HeldAsync(A, B, C, "zuzhi.handler"));
        await steps.DecideAsync(C, "review");
        Assert.Equal("final:qingfa.head", await steps.HeldAsync(A, B, C, "zuzhi.handler", "qingfa.head"));
    }

    private static async Task<Steps> ReviewAsync(Office office)
    {
        var steps = await StartAsync(
            office,
            [Work("work", Writer), Review("review", $"{A},{B},{C}"), Review("final", "qingfa.head")],
            "work.submit->review",
            "review.approve->final",
            "review.return->work"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        return steps;
    }

    private static Task<IReadOnlyList<JsonNode>> OpenAsync(Office office, string person, string? task = null) =>
        ListAsync(office, person, $"/api/work-items?state=open{(task is null ? "" : $"&taskId={task}")}");

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(Office office, string person, string path) =>
        await (await office.PersonAsync(person)).ListAsync(path);

    private static async Task<string> LaunchedAsync(Office office) =>
        (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;

    private static async Task<Guid> IdAsync(Office office, string userName) =>
        (Guid)(await (await office.PersonAsync(userName)).GetAsync("/api/me"))["id"]!;

    private static async Task RefusedAsync(Session person, string code, string path, object body) =>
        Assert.Equal(code, (string)(await person.RefusedAsync(HttpStatusCode.Conflict, path, body))["code"]!);
}
