using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Drafts;

/// <summary>What people have begun to fill in is kept for them, and for nobody else.</summary>
public sealed class DraftTests(SharedServices services)
{
    private const string Handler = "xuanchuan.handler";
    private const string Head = "xuanchuan.head";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_is_filled_in_is_the_persons_own_until_it_is_decided(DatabaseProvider database)
    {
        var service = services.On(database);
        var office = new Office(service);
        var (item, draft) = await WorkAsync(office);
        var file = await office.UploadAsync(Handler, (string)item["task"]!["id"]!, "照片.txt", "照片");
        var data = new
        {
            text = "已开展",
            evidence = new[] { file },
            form = new { venue = "礼堂" },
        };
        var desk = await office.PersonAsync(Handler);

        var saved = await PutAsync(desk, draft, new { comment = "写到一半", data });

        var phone = await service.SignInAsync(Handler);
        var kept = await phone.GetAsync(draft);
        Assert.Equal("写到一半", (string)kept["comment"]!);
        Assert.Equal("已开展", (string)kept["data"]!["text"]!);
        Assert.Equal("礼堂", (string)kept["data"]!["form"]!["venue"]!);
        Assert.Equal("照片.txt", (string)Assert.Single(kept["evidence"]!.AsArray())!["fileName"]!);
        Assert.Equal((int)saved["version"]!, (int)kept["version"]!);
        await EnsureNoneAsync(await office.PersonAsync(Head), draft);
        await EnsureNoneAsync(await office.PersonAsync("office"), draft);

        await office.DecideAsync(Handler, item, "submit", data: new { text = "已开展" });

        await EnsureNoneAsync(desk, draft);
        (await desk.SendAsync(HttpMethod.Put, draft, new { comment = "晚了" })).Problem(HttpStatusCode.Conflict);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task One_device_does_not_overwrite_what_another_has_saved(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (_, draft) = await WorkAsync(office);
        var handler = await office.PersonAsync(Handler);
        var first = await PutAsync(handler, draft, new { comment = "甲" });
        var second = await PutAsync(handler, draft, new { comment = "乙", version = (int)first["version"]! });
        var stale = new { comment = "丙", version = (int)first["version"]! };

        var refused = (await handler.SendAsync(HttpMethod.Put, draft, stale)).Problem(HttpStatusCode.Conflict);

        Assert.Equal("draft_changed", (string)refused["code"]!);
        Assert.Equal("乙", (string)(await handler.GetAsync(draft))["comment"]!);
        // An answer that was lost is asked for again.
        var again = await PutAsync(handler, draft, new { comment = "乙", version = (int)first["version"]! });
        Assert.Equal((int)second["version"]!, (int)again["version"]!);
        (await handler.SendAsync(HttpMethod.Put, draft, new { comment = new string('长', 4001) })).Problem(
            HttpStatusCode.BadRequest
        );

        await handler.SendAsync(HttpMethod.Delete, draft);
        await EnsureNoneAsync(handler, draft);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_draft_of_a_work_item_that_was_handed_on_is_out_of_reach(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (item, draft) = await WorkAsync(office);
        var handler = await office.PersonAsync(Handler);
        await PutAsync(handler, draft, new { comment = "我的想法" });
        await handler.PostAsync($"/api/work-items/{item["id"]}/claim");
        var head = await office.PersonAsync(Head);
        var to = (string)(await head.GetAsync("/api/me"))["id"]!;
        await handler.PostAsync($"/api/work-items/{item["id"]}/transfer", new { personId = to, reason = "出差。" });

        await EnsureNoneAsync(handler, draft);
        await EnsureNoneAsync(head, draft);
        (await handler.SendAsync(HttpMethod.Put, draft, new { comment = "再想想" })).Problem(HttpStatusCode.Conflict);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_plan_being_checked_is_kept_until_it_is_created(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var admin = await office.AdminAsync();
        var read = await admin.PostAsync("/api/plans/preview", Office.OwnDocument());
        var id = Guid.CreateVersion7();
        var path = $"/api/plans/drafts/{id}";
        read["tasks"]![0]!["title"] = "改过的标题";

        await PutAsync(admin, path, new { draft = read, expandGroups = new[] { "机关各部门", "下属各单位" } });

        var kept = await admin.GetAsync(path);
        Assert.Equal("改过的标题", (string)kept["draft"]!["tasks"]![0]!["title"]!);
        Assert.Equal((string)read["sourceText"]!, (string)kept["draft"]!["sourceText"]!);
        Assert.Contains(
            (await admin.GetAsync("/api/plans/drafts"))["items"]!.AsArray(),
            line => (string)line!["id"]! == id.ToString()
        );
        (await (await office.PersonAsync(Handler)).SendAsync(HttpMethod.Get, path)).Problem(HttpStatusCode.Forbidden);

        var plan = kept["draft"]!.DeepClone();
        plan["expandGroups"] = kept["expandGroups"]!.DeepClone();
        plan["draftId"] = id.ToString();
        await admin.PostAsync("/api/plans", plan);

        await EnsureNoneAsync(admin, path);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_person_keeps_sentences_of_his_own(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var head = await office.PersonAsync(Head);
        var text = $"请按时办结 {Guid.CreateVersion7()}";

        var added = await head.PostAsync("/api/phrases", new { text });
        var again = await head.PostAsync("/api/phrases", new { text });

        Assert.Equal((string)added["id"]!, (string)again["id"]!);
        Assert.Contains((await head.GetAsync("/api/phrases")).AsArray(), line => (string)line!["text"]! == text);
        var other = await office.PersonAsync(Handler);
        Assert.DoesNotContain((await other.GetAsync("/api/phrases")).AsArray(), line => (string)line!["text"]! == text);
        var path = $"/api/phrases/{added["id"]}";
        (await other.SendAsync(HttpMethod.Delete, path)).Problem(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NoContent, (await head.SendAsync(HttpMethod.Delete, path)).Status);
    }

    private static async Task<(JsonNode Item, string Draft)> WorkAsync(Office office)
    {
        var task = await office.LaunchTaskAsync();
        await office.DecideAsync(Handler, task, "签收任务", "accept");
        var item = await office.ItemAsync(Handler, task, "办理任务");
        return (item, $"/api/work-items/{item["id"]}/draft");
    }

    private static async Task<JsonNode> PutAsync(Session person, string path, object body) =>
        (await person.SendAsync(HttpMethod.Put, path, body)).Body(HttpStatusCode.OK);

    private static async Task EnsureNoneAsync(Session person, string path) =>
        Assert.Equal(HttpStatusCode.NoContent, (await person.SendAsync(HttpMethod.Get, path)).Status);
}
