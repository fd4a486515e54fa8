using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Approvals;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Instances;

/// <summary>Running and failed flows as the office looks at them.</summary>
public sealed class OfficeInstanceTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_failed_flow_is_found_by_its_task_told_in_plain_words_and_goes_on_when_the_step_is_skipped(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var script = Elsa.Script("a1b2", "throw new Error('no such figure')");
        script["metadata"] = new JsonObject { ["displayText"] = "计算得分" };
        var steps = await Steps.StartAsync(
            office,
            [Steps.Work("write", "xuanchuan.handler"), script, Steps.Work("after", "office")],
            "write.submit->a1b2",
            "a1b2->after"
        );
        var other = await Steps.AgainAsync(office);
        await steps.DecideAsync("xuanchuan.handler", "write", "submit");

        var line = Assert.Single(await admin.ListAsync($"/api/instances?taskId={steps.Task}&hasIncidents=true"));
        Assert.Equal(
            (steps.Task, "plan-task", "faulted"),
            ((string)line["serves"]!["id"]!, (string)line["definitionId"]!, (string)line["subStatus"]!)
        );
        var incident = Assert.Single(line["incidents"]!.AsArray())!;
        Assert.Equal(("计算得分", "expression"), ((string)incident["step"]!, (string)incident["cause"]!));
        Assert.Contains("no such figure", (string)incident["message"]!, StringComparison.Ordinal);
        var waiting = Assert.Single(await admin.ListAsync($"/api/instances?taskId={other.Task}&status=running"));
        Assert.Equal(["write"], waiting["waiting"]!.AsArray().Select(step => (string)step!));

        var count = Assert.Single(
            (await admin.GetAsync("/api/instances/counts?definitionId=plan-task")).AsArray(),
            count => (int)count!["version"]! == (int)line["version"]!
        )!;
        Assert.Equal((1, 1), ((int)count["running"]!, (int)count["failed"]!));

        await Studio.AlterationTests.RunAsync(
            admin,
            (string)line["id"]!,
            [new { type = "Skip", activityInstanceId = (string)incident["activityInstanceId"]! }]
        );

        var overview = await admin.GetAsync($"/api/instances/{line["id"]}");
        Assert.Empty(overview["line"]!["incidents"]!.AsArray());
        var step = Assert.Single(overview["steps"]!.AsArray())!;
        Assert.Equal("after", (string)step["step"]!);
        Assert.Equal("open", (string)Assert.Single(step["acts"]!.AsArray())!["state"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_journal_says_which_step_was_reached_and_left_and_by_whom(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = await office.LaunchTaskAsync();
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var admin = await office.AdminAsync();
        var line = Assert.Single(await admin.ListAsync($"/api/instances?taskId={task}"));

        var journal = await admin.ListAsync($"/api/instances/{line["id"]}/journal");

        Assert.Equal(
            ["waiting 办理任务", "done 签收任务", "waiting 签收任务", "done 开始", "begun "],
            journal.Select(entry => $"{entry["event"]} {entry["step"]}")
        );
        var act = Assert.Single(journal[1]["acts"]!.AsArray())!;
        Assert.Equal(("宣传部", "签收"), ((string)act["department"]!["name"]!, (string)act["outcome"]!));
        Assert.NotNull((string?)act["person"]!["name"]);
    }

    [Fact]
    public async Task Instances_are_the_offices()
    {
        var handler = await services.On(DatabaseProvider.Sqlite).SignInAsync("xuanchuan.handler");
        foreach (var path in new[] { "", "/counts?definitionId=plan-task", "/x", "/x/journal" })
            (await handler.SendAsync(HttpMethod.Get, $"/api/instances{path}")).Problem(HttpStatusCode.Forbidden);
    }
}
