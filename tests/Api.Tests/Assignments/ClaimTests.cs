using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Assignments;

/// <summary>One of a pool takes a work item upon himself, and may put it back.</summary>
public sealed class ClaimTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_claimed_item_leaves_the_inboxes_of_the_others_and_only_its_holder_decides_it(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var (task, item) = await AcceptanceAsync(office);
        var handler = await office.PersonAsync("xuanchuan.handler");
        var head = await office.PersonAsync("xuanchuan.head");

        var held = await handler.PostAsync($"/api/work-items/{item["id"]}/claim");
        var me = await handler.GetAsync("/api/me");

        Assert.Equal((string)me["id"]!, (string)held["assigneeId"]!);
        Assert.Equal(
            "卫国栋",
            (string)(await office.ItemAsync("xuanchuan.handler", task, "签收任务"))["assignee"]!["name"]!
        );
        Assert.Empty(await OpenAsync(head, task));
        await head.RefusedAsync(
            HttpStatusCode.Forbidden,
            $"/api/work-items/{item["id"]}/complete",
            new { outcome = "accept" }
        );
        await office.DecideAsync("xuanchuan.handler", item, "accept");
        Assert.Equal("inProgress", (string)(await office.TaskAsync(task))["status"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_item_given_back_is_everybodys_again_and_the_record_tells_both_acts(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, item) = await AcceptanceAsync(office);
        var handler = await office.PersonAsync("xuanchuan.handler");
        await handler.PostAsync($"/api/work-items/{item["id"]}/claim");

        var held = await handler.PostAsync($"/api/work-items/{item["id"]}/give-back", new { reason = "外出开会。" });

        Assert.Null(held["assigneeId"]);
        await office.DecideAsync("xuanchuan.head", item, "accept");
        var history = (await office.TaskAsync(task))["history"]!.AsArray();
        Assert.Single(history, entry => (string)entry!["action"]! == "workItem.claim");
        Assert.Equal(
            "外出开会。",
            (string)Assert.Single(history, entry => (string)entry!["action"]! == "workItem.giveBack")!["comment"]!
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Claiming_and_giving_back_are_refused_to_whom_it_is_not_due(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (_, item) = await AcceptanceAsync(office);
        var handler = await office.PersonAsync("xuanchuan.handler");
        var head = await office.PersonAsync("xuanchuan.head");
        var claim = $"/api/work-items/{item["id"]}/claim";
        var giveBack = $"/api/work-items/{item["id"]}/give-back";

        await (await office.PersonAsync("zuzhi.handler")).RefusedAsync(HttpStatusCode.Forbidden, claim);
        await handler.RefusedAsync(HttpStatusCode.Forbidden, giveBack);
        await handler.PostAsync(claim);
        Assert.Equal("work_item_assigned", (string)(await head.RefusedAsync(HttpStatusCode.Conflict, claim))["code"]!);
        await handler.RefusedAsync(HttpStatusCode.Conflict, claim);
        await head.RefusedAsync(HttpStatusCode.Forbidden, giveBack);

        await office.DecideAsync("xuanchuan.handler", item, "accept");
        var problem = await handler.RefusedAsync(HttpStatusCode.Conflict, giveBack);
        Assert.Equal("work_item_not_open", (string)problem["code"]!);
        await handler.RefusedAsync(HttpStatusCode.NotFound, $"/api/work-items/{Guid.CreateVersion7()}/claim");
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Of_many_who_claim_or_decide_at_once_one_gets_it(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var handler = await office.PersonAsync("zhilian.handler");
        var head = await office.PersonAsync("zhilian.head");

        foreach (var number in new[] { "9", "10", "11", "17" })
        {
            var task = (string)(await office.TaskOfAsync(plan, number))["id"]!;
            var item = await office.ItemAsync("zhilian.handler", task, "签收任务");
            var answers = await Task.WhenAll(
                handler.SendAsync(HttpMethod.Post, $"/api/work-items/{item["id"]}/claim"),
                head.SendAsync(HttpMethod.Post, $"/api/work-items/{item["id"]}/complete", new { outcome = "accept" }),
                head.SendAsync(HttpMethod.Post, $"/api/work-items/{item["id"]}/claim")
            );

            // The head may claim and then decide; handler and head never both have it.
            var handlerHas = answers[0].Status is HttpStatusCode.OK;
            var headHas = answers[1].Status is HttpStatusCode.OK || answers[2].Status is HttpStatusCode.OK;
            Assert.NotEqual(handlerHas, headHas);
            foreach (var loser in answers.Where(answer => answer.Status is not HttpStatusCode.OK))
                Assert.True(loser.Status is HttpStatusCode.Conflict or HttpStatusCode.Forbidden, $"{loser.Json}");
        }
    }

    private static async Task<(string Task, JsonNode Item)> AcceptanceAsync(Office office)
    {
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        return (task, await office.ItemAsync("xuanchuan.handler", task, "签收任务"));
    }

    private static Task<IReadOnlyList<JsonNode>> OpenAsync(Session person, string task) =>
        person.ListAsync($"/api/work-items?state=open&taskId={task}");
}
