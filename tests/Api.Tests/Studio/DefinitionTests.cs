using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Definitions have drafts and versions, are published when they are sound, and leave and come back unchanged.</summary>
public sealed class DefinitionTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_published_version_stays_as_it_is_and_the_next_edit_is_a_new_draft(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var id = await PublishAsync(admin, Sequence(Line("a", "one")));
        var first = await LatestAsync(admin, id);
        Assert.Equal((1, true, true), ((int)first["version"]!, (bool)first["isLatest"]!, (bool)first["isPublished"]!));

        var draft = await SaveAsync(admin, first, "two");
        var again = await SaveAsync(admin, draft, "three");
        Assert.Equal(
            (2, false, (string)draft["id"]!),
            ((int)again["version"]!, (bool)again["isPublished"]!, (string)again["id"]!)
        );
        Assert.Equal("one", await LineOfRunAsync(admin, id));

        await admin.PostAsync($"/elsa/api/workflow-definitions/{id}/publish", new { });
        Assert.Equal("three", await LineOfRunAsync(admin, id));
        Assert.Equal(
            2,
            (await admin.GetAsync($"/elsa/api/workflow-definitions/{id}/versions"))["items"]!.AsArray().Count
        );

        await admin.PostAsync($"/elsa/api/workflow-definitions/{id}/revert/1", new { });
        var reverted = await LatestAsync(admin, id);
        Assert.Equal((3, false), ((int)reverted["version"]!, (bool)reverted["isPublished"]!));
        Assert.Equal("one", (string)reverted["root"]!["activities"]![0]!["text"]!["expression"]!["value"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_running_instance_stays_on_its_version(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = Guid.CreateVersion7().ToString("N");
        var id = await PublishAsync(admin, Sequence(Event("wait", name), Line("a", "one")));
        var instance = (string)
            (await admin.PostAsync($"/elsa/api/workflow-definitions/{id}/execute", new { }))["workflowState"]!["id"]!;
        var draft = await LatestAsync(admin, id);
        draft["root"]!["activities"]!.AsArray().RemoveAt(1);
        await admin.PostAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = draft, ["publish"] = true }
        );

        await admin.SendAsync(HttpMethod.Post, $"/elsa/api/events/{name}/trigger", new { });

        var executions = await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={instance}");
        Assert.Contains(executions["items"]!.AsArray(), row => (string)row!["activityId"]! == "a");
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_broken_definition_is_kept_as_a_draft_and_refused_at_publish_with_every_problem(
        DatabaseProvider database
    )
    {
        var admin = await services.On(database).SignInAsync("office");
        var broken = Sequence(
            Activity("nothing", "NoSuchThing"),
            Activity("bad", "WriteLine", ("text", Input("JavaScript", "1 +* 2")))
        );
        var model = new JsonObject { ["name"] = "坏流程", ["root"] = broken };
        var saved = await admin.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model });
        var id = (string)saved["workflowDefinition"]!["definitionId"]!;

        var answer = await admin.SendAsync(HttpMethod.Post, $"/elsa/api/workflow-definitions/{id}/publish", new { });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var sentences = answer.Json!["errors"]!["generalErrors"]!
            .AsArray()
            .Select(sentence => (string)sentence!)
            .ToList();
        Assert.Contains(sentences, sentence => sentence.StartsWith("活动“nothing”", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.StartsWith("活动“bad”", StringComparison.Ordinal));
        Assert.False((bool)(await LatestAsync(admin, id))["isPublished"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_definition_leaves_and_comes_back_byte_for_byte(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var unknown = Activity(
            "later",
            "FromAnotherVersion",
            ("shape", new JsonObject { ["deep"] = new JsonArray(1, "二", true) })
        );
        var model = new JsonObject
        {
            ["definitionId"] = Guid.CreateVersion7().ToString("N"),
            ["name"] = "来回",
            ["root"] = Sequence(Line("a", "甲"), unknown),
        };
        var saved = await admin.PostAsync("/elsa/api/workflow-definitions/import", model);
        var path = $"/elsa/api/workflow-definitions/{saved["definitionId"]}/export";

        var first = await admin.DownloadAsync(path);
        await admin.PostAsync("/elsa/api/workflow-definitions/import", JsonNode.Parse(first)!.AsObject());
        var second = await admin.DownloadAsync(path);

        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second));
        Assert.StartsWith("{\n  \"$schema\"", Encoding.UTF8.GetString(first), StringComparison.Ordinal);
        Assert.Contains("\"deep\"", Encoding.UTF8.GetString(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_definitions_travel_in_one_zip()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var ids = new[]
        {
            await PublishAsync(admin, Sequence(Line("a", "1"))),
            await PublishAsync(admin, Sequence(Line("a", "2"))),
        };
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in ids)
            {
                var exported = await admin.DownloadAsync($"/elsa/api/workflow-definitions/{id}/export");
                using var entry = zip.CreateEntry($"{id}.json").Open();
                entry.Write(exported);
            }
        }

        using var file = new ByteArrayContent(content.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var form = new MultipartFormDataContent { { file, "files", "flows.zip" } };
        var imported = await admin.PostAsync("/elsa/api/workflow-definitions/import-files", form);

        Assert.Equal(2, (int)imported["count"]!);
        Assert.All(
            await Task.WhenAll(ids.Select(id => LatestAsync(admin, id))),
            version => Assert.Equal(2, (int)version["version"]!)
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_instances_ran_on_is_not_deleted(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var id = await PublishAsync(admin, Sequence(Line("a", "1")));
        await LineOfRunAsync(admin, id);
        var refused = await admin.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-definitions/{id}");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);

        var unused = await PublishAsync(admin, Sequence(Line("a", "1")));
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await admin.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-definitions/{unused}")).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.SendAsync(HttpMethod.Get, $"/elsa/api/workflow-definitions/by-definition-id/{unused}")).Status
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_event_starts_the_flow_that_begins_with_it(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = Guid.CreateVersion7().ToString("N");
        var trigger = Event("begin", name);
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var id = await PublishAsync(admin, Sequence(trigger, Line("a", "1")));

        await admin.SendAsync(HttpMethod.Post, $"/elsa/api/events/{name}/trigger", new { correlationId = "7号" });

        var instance = Assert.Single(
            (await admin.PostAsync("/elsa/api/workflow-instances", new { definitionId = id }))["items"]!.AsArray()
        )!;
        Assert.Equal(("Finished", "7号"), ((string)instance["subStatus"]!, (string)instance["correlationId"]!));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_workflow_may_be_an_activity_of_another(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var inner = await PublishAsync(
            admin,
            Sequence(Line("in", "inside")),
            options: new JsonObject { ["usableAsActivity"] = true }
        );
        var items = (await admin.GetAsync("/elsa/api/descriptors/activities"))["items"]!.AsArray();
        var type = (string)
            Assert.Single(items, item => (string?)item!["customProperties"]?["WorkflowDefinitionId"] == inner)![
                "typeName"
            ]!;

        var use = new JsonObject
        {
            ["id"] = "use",
            ["type"] = type,
            ["version"] = 1,
            ["workflowDefinitionId"] = inner,
        };
        var outer = await PublishAsync(admin, Sequence(use));

        Assert.Equal("inside", await LineOfRunAsync(admin, outer));
    }

    [Fact]
    public async Task Descriptors_have_every_field_and_no_null_collection()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var items = (await admin.GetAsync("/elsa/api/descriptors/activities"))["items"]!.AsArray();

        Assert.Equal(
            items.Count,
            items.Select(item => $"{item!["typeName"]} {item["version"]}").Distinct(StringComparer.Ordinal).Count()
        );
        foreach (var list in new[] { "inputs", "outputs", "ports" })
            Assert.All(items, item => Assert.IsType<JsonArray>(item![list]));
        var review = Assert.Single(items, item => (string)item!["typeName"]! == "Approvals.Review")!;
        Assert.Equal(("审核", "审批"), ((string)review["displayName"]!, (string)review["category"]!));
        Assert.Equal(["approve", "return"], review["ports"]!.AsArray().Select(port => (string)port!["name"]!));
    }

    private static Task<JsonNode> LatestAsync(Session admin, string id) =>
        admin.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{id}");

    private static async Task<JsonNode> SaveAsync(Session admin, JsonNode model, string line)
    {
        var edited = model.DeepClone();
        edited["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = line;
        return (await admin.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = edited }))[
            "workflowDefinition"
        ]!;
    }

    private static async Task<string?> LineOfRunAsync(Session admin, string id)
    {
        var state = (await admin.PostAsync($"/elsa/api/workflow-definitions/{id}/execute", new { }))["workflowState"]!;
        var executions = await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={state["id"]}");
        return executions["items"]!
            .AsArray()
            .Select(row => (string?)row!["activityState"]?["Text"])
            .FirstOrDefault(text => text is not null);
    }
}
