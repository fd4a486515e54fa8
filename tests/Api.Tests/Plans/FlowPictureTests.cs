using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>The flow of a task as a picture.</summary>
public sealed class FlowPictureTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_picture_shows_what_is_done_what_runs_who_and_what_was_not_reached(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");

        var flow = await (await office.AdminAsync()).GetAsync($"/api/tasks/{task}/flow");
        Assert.Equal(
            ["start:done", "accept:done", "work:running", "review:notReached", "close:notReached", "end:notReached"],
            flow["steps"]!.AsArray().Select(step => $"{step!["drawn"]!["id"]}:{step["state"]}")
        );
        var accepted = Assert.Single(Step(flow, "accept")["acts"]!.AsArray())!;
        Assert.Equal("宣传部", (string)accepted["department"]!["name"]!);
        Assert.NotNull((string?)accepted["person"]!["name"]);
        Assert.Equal(("done", "签收"), ((string)accepted["state"]!, (string)accepted["outcome"]!));
        Assert.Null(Assert.Single(Step(flow, "work")["acts"]!.AsArray())!["person"]);
        Assert.Contains(
            flow["lines"]!.AsArray(),
            line => $"{line!["from"]}-{line["port"]}-{line["to"]}" == "review-return-work"
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_participant_sees_the_steps_but_not_other_departments_part(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        await lead.PostAsync($"/api/tasks/{task}/subtasks", new { department = "zuzhi", requirement = "请办理。" });
        var subtask = (string)(await lead.GetAsync($"/api/tasks/{task}"))["subtasks"]![0]!["id"]!;

        var participant = await office.PersonAsync("zuzhi.handler");
        var flow = await participant.GetAsync($"/api/tasks/{task}/flow");
        Assert.Equal("running", (string)Step(flow, "work")["state"]!);
        Assert.All(flow["steps"]!.AsArray(), step => Assert.Empty(step!["acts"]!.AsArray()));
        var own = await participant.GetAsync($"/api/tasks/{task}/flow?subtask={subtask}");
        Assert.Single(own["steps"]!.AsArray(), step => step!["acts"]!.AsArray().Count == 1);
    }

    private static JsonNode Step(JsonNode flow, string id) =>
        flow["steps"]!.AsArray().Single(step => (string)step!["drawn"]!["id"]! == id)!;
}
