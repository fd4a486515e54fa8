using System.Net;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>What a lead may ask for, and what a department hands in.</summary>
public sealed class SubtaskTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Bad_requests_name_the_field_and_change_nothing(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await AcceptedAsync(office);
        var lead = await office.PersonAsync("xuanchuan.handler");
        var path = $"/api/tasks/{task}/subtasks";

        await EnsureRefusedAsync(lead, path, new { department = "", requirement = "请办理。" }, "department");
        await EnsureRefusedAsync(lead, path, new { department = "zuzhi", requirement = " " }, "requirement");
        await EnsureRefusedAsync(lead, path, new { department = "没有这个部", requirement = "请办理。" }, "department");
        await EnsureRefusedAsync(
            lead,
            path,
            new
            {
                department = "zuzhi",
                requirement = "请办理。",
                dueOn = "2026-03-01",
            },
            "dueOn"
        );
        var stranger = await lead.RefusedAsync(
            HttpStatusCode.Conflict,
            path,
            new { department = "quanyi", requirement = "请办理。" }
        );
        Assert.Equal("department_not_involved", (string)stranger["code"]!);

        await (await office.AdminAsync()).PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-04-01" });
        await EnsureRefusedAsync(
            lead,
            path,
            new
            {
                department = "zuzhi",
                requirement = "请办理。",
                dueOn = "2026-04-02",
            },
            "dueOn"
        );
        Assert.Empty((await office.TaskAsync(task))["subtasks"]!.AsArray());
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_decision_without_its_opinion_or_with_an_unknown_outcome_is_refused(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await AcceptedAsync(office);
        var work = await office.ItemAsync("xuanchuan.handler", task, "办理任务");
        var outcome = Assert.Single(work["outcomes"]!.AsArray())!;
        Assert.Equal(
            ("submit", "报送", true),
            ((string)outcome["name"]!, (string)outcome["displayName"]!, (bool)outcome["commentRequired"]!)
        );

        var lead = await office.PersonAsync("xuanchuan.handler");
        var path = $"/api/work-items/{work["id"]}/complete";
        await EnsureRefusedAsync(lead, path, new { outcome = "submit" }, "comment");
        await EnsureRefusedAsync(lead, path, new { outcome = "approve", comment = "同意" }, "outcome");
        await EnsureRefusedAsync(
            lead,
            path,
            new
            {
                outcome = "submit",
                comment = "完成",
                data = new { evidence = new[] { Guid.Empty } },
            },
            "data.evidence"
        );
        Assert.Equal("open", (string)(await lead.GetAsync($"/api/work-items/{work["id"]}"))["state"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_submission_keeps_text_figures_and_evidence_and_every_round_its_reviews(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var task = await AcceptedAsync(office);
        var lead = await office.PersonAsync("xuanchuan.handler");
        await lead.PostAsync($"/api/tasks/{task}/subtasks", new { department = "zuzhi", requirement = "请办理。" });
        await office.DecideAsync("zuzhi.handler", task, "签收子任务", "accept");
        var file = await office.UploadAsync("zuzhi.handler", task, "签到表.txt", "甲、乙");
        var figures = new[]
        {
            new
            {
                name = "活动",
                quantity = 12.5m,
                unit = "场",
            },
        };
        await office.DecideAsync(
            "zuzhi.handler",
            task,
            "办理子任务",
            "submit",
            data: new
            {
                text = "第一次",
                figures,
                evidence = new[] { file },
            }
        );
        await office.DecideAsync("zuzhi.head", task, "部门审核", "return", "请补充。");
        Assert.Equal("returned", (string)(await office.TaskAsync(task))["subtasks"]![0]!["status"]!);
        await office.DecideAsync("zuzhi.handler", task, "办理子任务", "submit", "第二次");

        var rounds = (await office.TaskAsync(task))["subtasks"]![0]!["submissions"]!.AsArray();
        Assert.Equal(["第一次", "第二次"], rounds.Select(round => (string)round!["text"]!));
        var first = rounds[0]!;
        Assert.Equal(12.5m, (decimal)first["figures"]![0]!["quantity"]!);
        Assert.Equal("签到表.txt", (string)first["evidence"]![0]!["fileName"]!);
        var review = Assert.Single(first["reviews"]!.AsArray())!;
        Assert.Equal(
            ("部门审核", "return", "请补充。"),
            ((string)review["step"]!, (string)review["outcome"]!, (string)review["comment"]!)
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_department_is_asked_once_at_a_time_and_never_when_it_takes_part(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await AcceptedAsync(office);
        var lead = await office.PersonAsync("xuanchuan.handler");
        var path = $"/api/tasks/{task}/consultations";

        await EnsureRefusedAsync(lead, path, new { department = "quanyi", reason = "" }, "reason");
        var involved = await lead.RefusedAsync(
            HttpStatusCode.Conflict,
            path,
            new { department = "zuzhi", reason = "需要。" }
        );
        Assert.Equal("department_already_involved", (string)involved["code"]!);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => lead.SendAsync(HttpMethod.Post, path, new { department = "quanyi", reason = "需要。" }))
        );
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Single((await office.TaskAsync(task))["consultations"]!.AsArray());
    }

    private static async Task<string> AcceptedAsync(Office office)
    {
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        return task;
    }

    private static async Task EnsureRefusedAsync(Session person, string path, object body, string field)
    {
        var problem = await person.RefusedAsync(HttpStatusCode.BadRequest, path, body);
        Assert.Equal(field, (string)Assert.Single(problem["errors"]!.AsArray())!["field"]!);
    }
}
