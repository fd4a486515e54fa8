using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Organization;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Drafts are edited by several people, and nobody's work is lost without a word.</summary>
public sealed class DraftTests(SharedServices services)
{
    private const string Save = "/elsa/api/workflow-definitions";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_second_of_two_admins_on_one_draft_is_told_who_changed_it(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var (first, second) = (await service.SignInAsync("office"), await SecondAdminAsync(service));
        var id = await DraftAsync(first, "原稿");
        var hers = await LatestAsync(first, id);
        var his = await LatestAsync(second, id);

        await SaveAsync(first, hers, "她的修改");
        var refused = await second.SendAsync(HttpMethod.Post, Save, Edited(his, "他的修改"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("definition_changed", (string)refused.Json!["code"]!);
        Assert.Contains("陈思远", (string)refused.Json["errors"]!["generalErrors"]![0]!, StringComparison.Ordinal);
        Assert.Equal("她的修改", LineOf(await LatestAsync(second, id)));

        await SaveAsync(second, await LatestAsync(second, id), "看过之后");
        Assert.Equal("看过之后", LineOf(await LatestAsync(first, id)));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Two_admins_who_both_open_the_published_version_do_not_draft_over_each_other(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var (first, second) = (await service.SignInAsync("office"), await SecondAdminAsync(service));
        var id = await PublishAsync(first, Sequence(Line("a", "已发布")));
        var his = await LatestAsync(second, id);

        await SaveAsync(first, await LatestAsync(first, id), "新草稿");
        var refused = await second.SendAsync(HttpMethod.Post, Save, Edited(his, "他的修改"));

        Assert.Equal("definition_changed", (string)refused.Json!["code"]!);
        Assert.Equal("新草稿", LineOf(await LatestAsync(first, id)));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_import_over_somebody_elses_draft_leaves_that_draft_among_the_versions(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var (first, second) = (await service.SignInAsync("office"), await SecondAdminAsync(service));
        var id = await DraftAsync(first, "她的草稿");
        var file = JsonNode.Parse(await second.DownloadAsync($"{Save}/{id}/export"))!;
        file["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = "导入";

        await second.PostAsync($"{Save}/import", file);

        Assert.Equal("导入", LineOf(await LatestAsync(first, id)));
        Assert.Equal("她的草稿", LineOf(await first.GetAsync($"{Save}/by-definition-id/{id}?versionOptions=1")));
    }

    [Fact]
    public async Task An_editors_own_overlapping_saves_go_through_and_a_forgotten_tab_of_hers_does_not()
    {
        await using var service = Service.OnSqlite();
        var admin = await service.SignInAsync("office");
        var id = await DraftAsync(admin, "一");
        var read = await LatestAsync(admin, id);

        await SaveAsync(admin, read, "二");
        await SaveAsync(admin, read, "三");
        Assert.Equal("三", LineOf(await LatestAsync(admin, id)));

        service.Clock.Advance(TimeSpan.FromMinutes(5));
        var refused = await admin.SendAsync(HttpMethod.Post, Save, Edited(read, "四"));
        Assert.Equal("definition_changed", (string)refused.Json!["code"]!);
        Assert.Equal("三", LineOf(await LatestAsync(admin, id)));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_stamp_is_neither_stored_nor_exported_and_a_copy_may_carry_it(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var id = await DraftAsync(admin, "一");
        var read = await LatestAsync(admin, id);
        Assert.Contains("Workflows:Revision", read["customProperties"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Workflows:Revision",
            System.Text.Encoding.UTF8.GetString(await admin.DownloadAsync($"{Save}/{id}/export")),
            StringComparison.Ordinal
        );

        var copy = read.DeepClone();
        copy["id"] = null;
        copy["definitionId"] = null;
        var saved = (await admin.PostAsync(Save, new JsonObject { ["model"] = copy }))["workflowDefinition"]!;
        Assert.NotEqual(id, (string)saved["definitionId"]!);
        Assert.Equal(1, (int)saved["version"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_revert_makes_a_new_version_and_keeps_the_draft_there_was(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var id = await PublishAsync(admin, Sequence(Line("a", "一")));
        await SaveAsync(admin, await LatestAsync(admin, id), "二");

        var summary = await admin.PostAsync($"{Save}/{id}/revert/1", new { });

        Assert.Equal(3, (int)summary["version"]!);
        Assert.Equal("一", LineOf(await admin.GetAsync($"{Save}/by-id/{summary["id"]}")));
        Assert.Equal("二", LineOf(await admin.GetAsync($"{Save}/by-definition-id/{id}?versionOptions=2")));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_read_only_definition_can_be_run_and_not_changed(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var model = Model(Sequence(Line("a", "只读")));
        model["isReadonly"] = true;
        var id = (string)model["definitionId"]!;
        await admin.PostAsync(Save, new JsonObject { ["model"] = model, ["publish"] = true });

        var read = await LatestAsync(admin, id);
        Assert.Empty(read["links"]!.AsArray());
        foreach (
            var (method, path, body) in new[]
            {
                (HttpMethod.Post, Save, (object)Edited(read, "改")),
                (HttpMethod.Post, $"{Save}/{id}/retract", new { }),
                (HttpMethod.Post, $"{Save}/{id}/revert/1", new { }),
                (HttpMethod.Delete, $"{Save}/{id}", new { }),
                (HttpMethod.Delete, $"{Save}/{id}/version/1", new { }),
                (
                    HttpMethod.Post,
                    "/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id",
                    new { definitionIds = new[] { id } }
                ),
            }
        )
        {
            var refused = await admin.SendAsync(method, path, body);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Equal("definition_readonly", (string)refused.Json!["code"]!);
        }

        await admin.PostAsync($"{Save}/{id}/execute", new { });
        Assert.Equal("只读", LineOf(await LatestAsync(admin, id)));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_cannot_be_read_is_refused_with_its_place_and_nothing_is_stored(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        foreach (
            var (field, value) in new (string, JsonNode)[]
            {
                ("name", 5),
                ("variables", new JsonObject()),
                ("customProperties", new JsonArray()),
                ("root", 7),
                ("root", new JsonObject { ["id"] = "x" }),
                ("definitionId", new string('长', 201)),
            }
        )
        {
            var model = Model(Sequence(Line("a", "x")));
            var id = (string)model["definitionId"]!;
            model[field] = value;
            var refused = await admin.SendAsync(HttpMethod.Post, Save, new JsonObject { ["model"] = model });
            Assert.Equal((HttpStatusCode.BadRequest, field), (refused.Status, field));
            Assert.Equal("definition_unreadable", (string)refused.Json!["code"]!);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await admin.SendAsync(HttpMethod.Get, $"{Save}/by-definition-id/{id}")).Status
            );
        }

        var missing = await admin.SendAsync(HttpMethod.Post, Save, new { publish = true });
        Assert.Equal("definition_missing", (string)missing.Json!["code"]!);
    }

    private static async Task<Session> SecondAdminAsync(Service service)
    {
        var session = await service.SignInAsync("bangongshi.head");
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        var person = await db.Set<Person>().SingleAsync(person => person.Name == "吴晓岚");
        person.Roles.Add(Role.OfficeAdmin);
        await db.SaveChangesAsync();
        return session;
    }

    private static async Task<string> DraftAsync(Session admin, string line)
    {
        var model = Model(Sequence(Line("a", line)));
        await admin.PostAsync(Save, new JsonObject { ["model"] = model });
        return (string)model["definitionId"]!;
    }

    private static Task<JsonNode> LatestAsync(Session admin, string id) =>
        admin.GetAsync($"{Save}/by-definition-id/{id}?versionOptions=Latest");

    private static JsonObject Edited(JsonNode model, string line)
    {
        var edited = model.DeepClone();
        edited["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = line;
        return new JsonObject { ["model"] = edited, ["publish"] = false };
    }

    private static Task<JsonNode> SaveAsync(Session admin, JsonNode model, string line) =>
        admin.PostAsync(Save, Edited(model, line));

    private static string LineOf(JsonNode definition) =>
        (string)definition["root"]!["activities"]![0]!["text"]!["expression"]!["value"]!;
}
