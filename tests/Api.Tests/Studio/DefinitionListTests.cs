using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Definitions are found, counted, and handled many at once.</summary>
public sealed class DefinitionListTests(SharedServices services)
{
    private const string Path = "/elsa/api/workflow-definitions";
    private const string Bulk = "/elsa/api/bulk-actions";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Filters_order_and_pages_work_together(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var mark = Guid.CreateVersion7().ToString("N");
        foreach (
            var (name, label, isSystem, isReadonly) in new[]
            {
                ("b", "公文", false, false),
                ("a", "公文", false, true),
                ("c", "会议", true, false),
            }
        )
        {
            var model = Model(Sequence(Line("a", name)));
            model["name"] = $"{name}{mark}";
            model["isSystem"] = isSystem;
            model["isReadonly"] = isReadonly;
            model["customProperties"] = new JsonObject { ["labels"] = new JsonArray(label) };
            await admin.PostAsync(Path, new JsonObject { ["model"] = model });
        }

        async Task<string> NamesAsync(string query) =>
            string.Concat(
                (await admin.GetAsync($"{Path}?versionOptions=Latest&SearchTerm={mark}&OrderBy=Name&{query}"))["items"]!
                    .AsArray()
                    .Select(item => ((string)item!["name"]!)[0])
            );

        Assert.Equal("abc", await NamesAsync("OrderDirection=Ascending"));
        Assert.Equal("cba", await NamesAsync("OrderDirection=Descending"));
        Assert.Equal("ab", await NamesAsync("IsSystem=False"));
        Assert.Equal("c", await NamesAsync("IsSystem=True"));
        Assert.Equal("a", await NamesAsync("IsReadonly=True"));
        Assert.Equal("c", await NamesAsync("label=会议"));
        Assert.Equal("", await NamesAsync("label=会"));
        Assert.Equal("b", await NamesAsync("Page=1&PageSize=1"));
        Assert.Equal("", await NamesAsync("materializerName=Clr"));

        var list = await admin.GetAsync($"{Path}?versionOptions=Latest&SearchTerm={mark}&Page=0&PageSize=1");
        Assert.Equal(3, (int)list["totalCount"]!);
        Assert.Contains(list["links"]!.AsArray(), link => (string)link!["rel"]! == "bulk-publish");
        foreach (var query in new[] { "OrderBy=Colour", "OrderDirection=Up", "versionOptions=Newest", "PageSize=0" })
            Assert.Equal(HttpStatusCode.BadRequest, (await admin.SendAsync(HttpMethod.Get, $"{Path}?{query}")).Status);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Every_version_option_names_the_version_it_says(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var id = await PublishAsync(admin, Sequence(Line("a", "一")));
        var draft = await admin.GetAsync($"{Path}/by-definition-id/{id}");
        await admin.PostAsync(Path, new JsonObject { ["model"] = draft });

        async Task<int?> VersionAsync(string options) =>
            (int?)
                (await admin.SendAsync(HttpMethod.Get, $"{Path}/by-definition-id/{id}?versionOptions={options}")).Json![
                    "version"
                ];

        Assert.Equal(2, await VersionAsync(""));
        Assert.Equal(2, await VersionAsync("Latest"));
        Assert.Equal(1, await VersionAsync("Published"));
        Assert.Equal(2, await VersionAsync("LatestOrPublished"));
        Assert.Null(await VersionAsync("LatestAndPublished"));
        Assert.Equal(2, await VersionAsync("Draft"));
        Assert.Equal(2, await VersionAsync("AllVersions"));
        Assert.Equal(1, await VersionAsync("1"));
        Assert.Null(await VersionAsync("3"));

        var versions = await admin.GetAsync($"{Path}/{id}/versions?page=1&pageSize=1");
        Assert.Equal((2, 1), ((int)versions["totalCount"]!, (int)versions["items"]![0]!["version"]!));
        var both = versions["items"]!.AsArray().Select(item => (string)item!["id"]!).Append((string)draft["id"]!);
        var many = await admin.GetAsync(
            $"{Path}/many-by-id?{string.Join('&', both.Distinct().Select(v => $"ids={v}"))}&ids=no"
        );
        Assert.Equal(1, (int)many["count"]!);
        Assert.NotNull(many["items"]![0]!["root"]!["nodeId"]);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_name_is_unique_while_no_other_definition_has_it(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var id = await PublishAsync(admin, Sequence(Line("a", "一")));

        // Three ship with the product; other tests add and delete meanwhile.
        Assert.True((int)(await admin.GetAsync($"{Path}/query/count"))["count"]! >= 4);

        async Task<bool> IsUniqueAsync(string query) =>
            (bool)(await admin.GetAsync($"{Path}/validation/is-name-unique?name={query}"))["isUnique"]!;

        Assert.False(await IsUniqueAsync($"Test%20{id}"));
        Assert.False(await IsUniqueAsync($"%20Test%20{id}%20"));
        Assert.True(await IsUniqueAsync($"Test%20{id}&definitionId={id}"));
        Assert.True(await IsUniqueAsync(Guid.CreateVersion7().ToString("N")));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Bulk_actions_say_of_each_definition_what_became_of_it(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var sound = await DraftAsync(admin, Sequence(Line("a", "一")));
        var done = await PublishAsync(admin, Sequence(Line("a", "二")));
        var broken = Activity("bad", "NoSuchThing");
        broken["metadata"] = new JsonObject { ["displayText"] = "县级复核" };
        var bad = await DraftAsync(admin, Sequence(broken));
        var all = new { definitionIds = new[] { sound, done, bad, "nobody" } };

        var published = await admin.PostAsync($"{Bulk}/publish/workflow-definitions/by-definition-ids", all);
        Assert.Equal([sound], Ids(published["published"]));
        Assert.Equal([done], Ids(published["alreadyPublished"]));
        Assert.Equal(["nobody"], Ids(published["notFound"]));
        Assert.Equal([bad], Ids(published["failed"]));
        Assert.StartsWith("活动“县级复核”：", (string)published["warnings"]![bad]![0]!, StringComparison.Ordinal);

        var retracted = await admin.PostAsync($"{Bulk}/retract/workflow-definitions/by-definition-ids", all);
        Assert.Equal([sound, done], Ids(retracted["retracted"]));
        Assert.Equal([bad], Ids(retracted["alreadyRetracted"]));
        Assert.Equal(["nobody"], Ids(retracted["notFound"]));

        var again = await admin.PostAsync($"{Path}/{sound}/publish", new { });
        Assert.False((bool)again["alreadyPublished"]!);
        Assert.True((bool)(await admin.PostAsync($"{Path}/{sound}/publish", new { }))["alreadyPublished"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Versions_are_deleted_by_number_and_by_id_and_one_is_always_left(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var id = await PublishAsync(admin, Sequence(Line("a", "一")));
        foreach (var _ in Enumerable.Range(0, 3))
            await admin.PostAsync($"{Path}/{id}/revert/1", new { });
        var versions = (await admin.GetAsync($"{Path}/{id}/versions"))["items"]!
            .AsArray()
            .ToDictionary(item => (int)item!["version"]!, item => (string)item!["id"]!);

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await admin.SendAsync(HttpMethod.Delete, $"{Path}/{id}/version/4")).Status
        );
        Assert.Equal(3, (int)(await admin.GetAsync($"{Path}/by-definition-id/{id}?versionOptions=Latest"))["version"]!);
        var ids = new { ids = new[] { versions[2], versions[3] } };
        Assert.Equal(2, (int)(await admin.PostAsync($"{Bulk}/delete/workflow-definitions/by-id", ids))["deleted"]!);
        var refused = await admin.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-definition-versions/{versions[1]}");
        Assert.Equal("version_in_use", (string)refused.Json!["code"]!);

        await admin.PostAsync($"{Path}/{id}/retract", new { });
        refused = await admin.SendAsync(HttpMethod.Delete, $"{Path}/{id}/version/1");
        Assert.Equal("version_in_use", (string)refused.Json!["code"]!);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.SendAsync(HttpMethod.Delete, $"{Path}/{id}/version/9")).Status
        );
    }

    private static async Task<string> DraftAsync(Session admin, JsonObject root)
    {
        var model = Model(root);
        await admin.PostAsync(Path, new JsonObject { ["model"] = model });
        return (string)model["definitionId"]!;
    }

    private static IEnumerable<string> Ids(JsonNode? list) => list!.AsArray().Select(id => (string)id!);
}
