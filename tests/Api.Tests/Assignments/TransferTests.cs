using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Assignments;

/// <summary>A work item goes from one person to another, by the holder or by the office.</summary>
public sealed class TransferTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_transferred_item_is_the_other_persons_and_the_former_holder_stays_in_the_record(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var (task, item) = await AcceptanceAsync(office);
        var handler = await office.PersonAsync("xuanchuan.handler");
        await handler.PostAsync($"/api/work-items/{item["id"]}/claim");
        var body = new { personId = await IdAsync(office, "xuanchuan.head"), reason = "出差。" };

        await handler.PostAsync($"/api/work-items/{item["id"]}/transfer", body);

        var complete = $"/api/work-items/{item["id"]}/complete";
        await handler.RefusedAsync(HttpStatusCode.Forbidden, complete, new { outcome = "accept" });
        await handler.RefusedAsync(HttpStatusCode.Forbidden, $"/api/work-items/{item["id"]}/transfer", body);
        await office.DecideAsync("xuanchuan.head", item, "accept");
        var entry = Assert.Single(
            (await office.TaskAsync(task))["history"]!.AsArray(),
            entry => (string)entry!["action"]! == "workItem.transfer"
        )!;
        Assert.Equal("签收任务：由卫国栋转办给褚明慧", (string)entry["summary"]!);
        Assert.Equal("出差。", (string)entry["comment"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_transfer_to_whom_it_is_not_due_is_refused(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (_, item) = await AcceptanceAsync(office);
        var handler = await office.PersonAsync("xuanchuan.handler");
        var transfer = $"/api/work-items/{item["id"]}/transfer";
        var self = new { personId = await IdAsync(office, "xuanchuan.handler"), reason = "出差。" };
        var head = new { personId = await IdAsync(office, "xuanchuan.head"), reason = "出差。" };
        var stranger = new { personId = await IdAsync(office, "zuzhi.handler"), reason = "出差。" };

        await EnsureRefusedAsync(handler, HttpStatusCode.Conflict, "transfer_to_oneself", transfer, self);
        await EnsureRefusedAsync(handler, HttpStatusCode.Conflict, "person_not_entitled", transfer, stranger);
        await handler.RefusedAsync(HttpStatusCode.BadRequest, transfer, new { head.personId, reason = "" });
        await handler.RefusedAsync(
            HttpStatusCode.NotFound,
            transfer,
            new { personId = Guid.CreateVersion7(), reason = "出差。" }
        );
        await (await office.PersonAsync("zuzhi.handler")).RefusedAsync(HttpStatusCode.Forbidden, transfer, head);
        await handler.RefusedAsync(HttpStatusCode.Forbidden, $"/api/work-items/{item["id"]}/reassign", head);

        await office.DecideAsync("xuanchuan.handler", item, "accept");
        await EnsureRefusedAsync(handler, HttpStatusCode.Conflict, "work_item_not_open", transfer, head);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_office_reassigns_an_item_that_somebody_holds(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (_, item) = await AcceptanceAsync(office);
        var head = await office.PersonAsync("xuanchuan.head");
        await head.PostAsync($"/api/work-items/{item["id"]}/claim");

        await (await office.AdminAsync()).PostAsync(
            $"/api/work-items/{item["id"]}/reassign",
            new { personId = await IdAsync(office, "xuanchuan.handler"), reason = "负责人外出。" }
        );

        await head.RefusedAsync(
            HttpStatusCode.Forbidden,
            $"/api/work-items/{item["id"]}/complete",
            new { outcome = "accept" }
        );
        await office.DecideAsync("xuanchuan.handler", item, "accept");
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Reassigned_and_decided_at_once_the_former_holder_decides_first_or_not_at_all(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var admin = await office.AdminAsync();
        var handler = await office.PersonAsync("zhilian.handler");
        var to = await IdAsync(office, "zhilian.head");

        foreach (var number in new[] { "9", "10", "11", "17" })
        {
            var task = (string)(await office.TaskOfAsync(plan, number))["id"]!;
            var path = $"/api/work-items/{(await office.ItemAsync("zhilian.handler", task, "签收任务"))["id"]}";
            await handler.PostAsync($"{path}/claim");
            var answers = await Task.WhenAll(
                admin.SendAsync(HttpMethod.Post, $"{path}/reassign", new { personId = to, reason = "改派。" }),
                handler.SendAsync(HttpMethod.Post, $"{path}/complete", new { outcome = "accept" })
            );

            Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
            Assert.Single(answers, answer => answer.Status is HttpStatusCode.Conflict or HttpStatusCode.Forbidden);
        }
    }

    private static async Task<(string Task, JsonNode Item)> AcceptanceAsync(Office office)
    {
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        return (task, await office.ItemAsync("xuanchuan.handler", task, "签收任务"));
    }

    private static async Task<Guid> IdAsync(Office office, string userName) =>
        (Guid)(await (await office.PersonAsync(userName)).GetAsync("/api/me"))["id"]!;

    private static async Task EnsureRefusedAsync(
        Session person,
        HttpStatusCode status,
        string code,
        string path,
        object body
    ) => Assert.Equal(code, (string)(await person.RefusedAsync(status, path, body))["code"]!);
}
