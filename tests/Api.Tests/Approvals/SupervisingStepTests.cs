using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Approvals;

/// <summary>Steps that hand out subtasks, urge and set terms (子任务、催办、时限).</summary>
public sealed class SupervisingStepTests(SharedServices services)
{
    private const string Writer = "xuanchuan.handler";
    private const string D = "qingfa.head";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_step_hands_out_subtasks_and_goes_on_when_all_have_ended(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var steps = await StartAsync(
            new Office(service),
            [Work("work", Writer), HandOut("split", "zuzhi，学少部"), Review("final", D)],
            "work.submit->split",
            "split->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        var parts = await PartsAsync(service, steps, 2);
        Assert.Equal(["组织部", "学少部"], parts.Select(part => (string)part["department"]!["name"]!));
        Assert.All(parts, part => Assert.Equal("2026-03-05", (string)part["dueOn"]!));

        await DoAsync(steps, "zuzhi");
        Assert.Equal("", await steps.HeldAsync(D));
        await DoAsync(steps, "xueshao");

        await service.DeliverAsync();
        Assert.Equal($"final:{D}", await steps.HeldAsync(D));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_last_two_subtasks_ending_in_one_moment_let_the_flow_go_on_once(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var steps = await StartAsync(
            new Office(service),
            [Work("work", Writer), HandOut("split", "zuzhi，学少部，qingfa，tongzhan"), Review("final", D)],
            "work.submit->split",
            "split->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        await PartsAsync(service, steps, 4);
        var departments = new[] { "zuzhi", "xueshao", "qingfa", "tongzhan" };
        foreach (var department in departments)
            await HandInAsync(steps, department);

        var items = (
            await (await steps.Office.PersonAsync(Writer)).ListAsync($"/api/work-items?state=open&taskId={steps.Task}")
        )
            .Where(item => (string)item["title"]! == "牵头部门审核")
            .ToList();
        Assert.Equal(4, items.Count);
        await Task.WhenAll(items.Select(item => steps.Office.DecideAsync(Writer, item, "approve", "同意")));

        await service.DeliverAsync();
        Assert.Equal($"final:{D}", await steps.HeldAsync(D));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Leaving_the_step_calls_off_what_is_not_done_and_coming_back_asks_anew(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var steps = await StartAsync(
            new Office(service),
            [
                Work("work", Writer),
                HandOut("split", "participants"),
                Review("beside", D),
                Join("join"),
                Review("final", D),
            ],
            "work.submit->split",
            "work.submit->beside",
            "split->join",
            "beside.approve->join",
            "join->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        var parts = await PartsAsync(service, steps, 2);
        await DoAsync(steps, (string)parts[0]["department"]!["code"]!);

        await steps.DoAsync(
            "office",
            await steps.ItemAsync(D, "beside"),
            "jump",
            new { to = "work", comment = "重新办理" }
        );
        await service.DeliverAsync();
        Assert.Equal(
            ["completed", "cancelled"],
            (await PartsAsync(service, steps, 2)).Select(part => (string)part["status"]!)
        );

        await steps.DecideAsync(Writer, "work", "submit");
        await PartsAsync(service, steps, 4);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_step_urges_whoever_the_task_waits_for_and_another_sets_the_term(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var steps = await StartAsync(
            office,
            [
                Work("work", Writer),
                Review("slow", D),
                Work("quick", "zuzhi.head"),
                Step("urge", "Urge", ("message", Elsa.Literal("市里在等。"))),
                Step("term", "SetTerm", ("days", Elsa.Literal(3, "Int32"))),
                Work("after", "zuzhi.head"),
            ],
            "work.submit->slow",
            "work.submit->quick",
            "quick.submit->urge",
            "urge->term",
            "term->after"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        await steps.DecideAsync("zuzhi.head", "quick", "submit");

        Assert.Equal(1, (int)(await steps.ItemAsync(D, "slow"))["urgeCount"]!);
        var notice = Assert.Single(await (await office.PersonAsync(D)).ListAsync("/api/notices"));
        Assert.EndsWith("：市里在等。", (string)notice["text"]!, StringComparison.Ordinal);
        Assert.Equal("2026-03-05", (string)(await office.TaskAsync(steps.Task))["dueOn"]!);
        Assert.Equal("2026-03-05", (string)(await steps.ItemAsync("zuzhi.head", "after"))["dueOn"]!);
        Assert.Equal("2026-03-05", (string)(await steps.ItemAsync(D, "slow"))["dueOn"]!);
    }

    private static JsonObject HandOut(string id, string departments) =>
        Step(
            id,
            "HandOut",
            ("departments", Elsa.Literal(departments, "Object")),
            ("requirement", Elsa.Literal("报送分管部分")),
            ("dueWorkdays", Elsa.Literal(3, "Int32"))
        );

    private static async Task<IReadOnlyList<JsonNode>> PartsAsync(Service service, Steps steps, int count)
    {
        await service.DeliverAsync();
        var parts = (await steps.Office.TaskAsync(steps.Task))["subtasks"]!.AsArray();
        Assert.Equal(count, parts.Count);
        return [.. parts.Select(part => part!)];
    }

    private static async Task DoAsync(Steps steps, string department)
    {
        await HandInAsync(steps, department);
        await steps.DecideAsync(Writer, "牵头部门审核");
    }

    private static async Task HandInAsync(Steps steps, string department)
    {
        await steps.DecideAsync($"{department}.handler", "签收子任务", "accept");
        await steps.DecideAsync($"{department}.handler", "办理子任务", "submit");
        await steps.DecideAsync($"{department}.head", "部门审核");
    }
}
