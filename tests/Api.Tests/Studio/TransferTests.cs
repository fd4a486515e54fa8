using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Definitions leave and come back as files, those that ship with the product too.</summary>
public sealed class TransferTests(SharedServices services)
{
    private const string Path = "/elsa/api/workflow-definitions";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Every_shipped_file_is_stable_once_it_has_been_through(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var admin = await service.SignInAsync("office");
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "workflows"), "*.json"))
        {
            var original = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            var export = $"{Path}/{original["definitionId"]}/export";
            await admin.PostAsync($"{Path}/import", original);
            var first = await admin.DownloadAsync(export);
            await admin.PostAsync($"{Path}/import", JsonNode.Parse(first));
            var second = await admin.DownloadAsync(export);

            Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second));
            var came = JsonNode.Parse(first)!;
            foreach (var name in new[] { "name", "description", "variables", "inputs", "outputs", "options" })
                Assert.True(JsonNode.DeepEquals(original[name], came[name]), $"{file}: {name}");
            var root = came["root"]!.DeepClone();
            RemoveNodeIds(root);
            Assert.True(JsonNode.DeepEquals(original["root"], root), $"{file}: root");
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_shipped_flow_is_drawn_anew_and_taken_back_and_not_deleted_while_plans_use_it(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        await office.ImportAsync(Office.OwnDocument());

        var model = await admin.GetAsync($"{Path}/by-definition-id/consultation?versionOptions=Latest");
        model["description"] = "改过";
        var saved = await admin.PostAsync(Path, new JsonObject { ["model"] = model, ["publish"] = true });
        Assert.Equal(2, (int)saved["workflowDefinition"]!["version"]!);
        await admin.PostAsync($"{Path}/consultation/revert/1", new { });
        await admin.PostAsync($"{Path}/consultation/publish", new { });
        var published = await admin.GetAsync($"{Path}/by-definition-id/consultation?versionOptions=Published");
        Assert.Equal(3, (int)published["version"]!);
        Assert.NotEqual("改过", (string)published["description"]!);

        foreach (var id in new[] { "plan-task", "subtask", "consultation" })
        {
            var refused = await admin.SendAsync(HttpMethod.Delete, $"{Path}/{id}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Equal("definition_in_use", (string)refused.Json!["code"]!);
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Files_are_imported_all_or_none(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var good = Model(Sequence(Line("a", "1")));
        var broken = Model(new JsonObject { ["id"] = "no type" });
        var id = (string)good["definitionId"]!;

        var refused = await UploadAsync(
            admin,
            "flows.zip",
            Zip(("a.json", good.ToJsonString()), ("b.json", broken.ToJsonString()))
        );
        Assert.Equal("definition_unreadable", (string)refused.Json!["code"]!);
        foreach (
            var (name, content) in new[]
            {
                ("flows.zip", Encoding.UTF8.GetBytes("no zip")),
                ("flow.json", Encoding.UTF8.GetBytes("[1]")),
                ("flow.json", Encoding.UTF8.GetBytes("{\"name\":\"a\",\"name\":\"b\"}")),
            }
        )
            Assert.Equal("unreadable_file", (string)(await UploadAsync(admin, name, content)).Json!["code"]!);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.SendAsync(HttpMethod.Get, $"{Path}/by-definition-id/{id}")).Status
        );

        var imported = await UploadAsync(
            admin,
            "flows.zip",
            Zip(("folder/a.json", good.ToJsonString()), ("__MACOSX/a.json", "\0"), ("readme.txt", "x"))
        );
        Assert.Equal(1, (int)imported.Body(HttpStatusCode.OK)["count"]!);
        Assert.False((bool)(await admin.GetAsync($"{Path}/by-definition-id/{id}"))["isPublished"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Definitions_are_exported_together_with_those_that_use_them(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var inner = await PublishAsync(
            admin,
            Sequence(Line("a", "1")),
            options: new JsonObject { ["usableAsActivity"] = true }
        );
        var use = Activity("use", "x", ("workflowDefinitionId", inner));
        use["type"] = $"Test{char.ToUpperInvariant(inner[0])}{inner[1..]}";
        var outer = Model(Sequence(use));
        outer["name"] = "市/县\\复核";
        await admin.PostAsync(Path, new JsonObject { ["model"] = outer });

        var alone = await admin.DownloadAsync(
            $"{Path}/{inner}/export?versionOptions=1&includeConsumingWorkflows=False"
        );
        Assert.Equal(inner, (string)JsonNode.Parse(alone)!["definitionId"]!);
        var together = await admin.DownloadAsync($"{Path}/{inner}/export?includeConsumingWorkflows=True");
        using var zip = new ZipArchive(new MemoryStream(together));
        Assert.Equal(2, zip.Entries.Count);
        Assert.All(zip.Entries, entry => Assert.Equal(entry.FullName, entry.Name));
    }

    private static void RemoveNodeIds(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                RemoveNodeIds(item);
        if (node is not JsonObject json)
            return;
        json.Remove("nodeId");
        foreach (var (_, value) in json)
            RemoveNodeIds(value);
    }

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return content.ToArray();
    }

    private static async Task<Answer> UploadAsync(Session admin, string name, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { file, "files", name } };
        return await admin.SendAsync(HttpMethod.Post, $"{Path}/import-files", form);
    }
}
