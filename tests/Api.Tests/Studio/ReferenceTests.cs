using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Definitions that use others as activities follow them, know them, and protect them.</summary>
public sealed class ReferenceTests(SharedServices services)
{
    private const string Path = "/elsa/api/workflow-definitions";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Publishing_moves_everybody_who_uses_it_to_the_new_version(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var inner = await PublishUsableAsync(admin, Line("in", "旧"), autoUpdate: true);
        var middle = await PublishUsableAsync(admin, await UseAsync(admin, inner), autoUpdate: false);
        var outer = await PublishAsync(admin, Sequence(await UseAsync(admin, middle)));

        var answer = await RepublishAsync(admin, inner, "新");

        Assert.Equal(2, (int)answer["consumingWorkflowCount"]!);
        foreach (var (user, used) in new[] { (middle, inner), (outer, middle) })
        {
            var version = await LatestAsync(admin, user);
            Assert.Equal((2, true), ((int)version["version"]!, (bool)version["isPublished"]!));
            var use = version["root"]!["activities"]![0]!;
            var target = await LatestAsync(admin, used);
            Assert.Equal(
                ((string)target["id"]!, 2, 2),
                (
                    (string)use["workflowDefinitionVersionId"]!,
                    (int)use["version"]!,
                    (int)use["latestAvailablePublishedVersion"]!
                )
            );
        }
        Assert.Contains("新", await LinesOfRunAsync(admin, outer));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Who_did_not_ask_for_it_stays_and_is_moved_by_hand(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var inner = await PublishUsableAsync(admin, Line("in", "旧"), autoUpdate: false);
        var outer = await PublishAsync(admin, Sequence(await UseAsync(admin, inner)));
        var draft = await LatestAsync(admin, outer);
        draft["description"] = "改到一半";
        await admin.PostAsync(Path, new JsonObject { ["model"] = draft });

        Assert.Equal(0, (int)(await RepublishAsync(admin, inner, "新"))["consumingWorkflowCount"]!);
        var use = (await LatestAsync(admin, outer))["root"]!["activities"]![0]!;
        Assert.Equal((1, 2), ((int)use["version"]!, (int)use["latestAvailablePublishedVersion"]!));
        Assert.Contains("旧", await LinesOfRunAsync(admin, outer));

        var moved = await admin.PostAsync($"{Path}/{inner}/update-references", new { });
        Assert.Equal([$"Test {outer}"], moved["affectedWorkflows"]!.AsArray().Select(name => (string)name!));
        var changed = await LatestAsync(admin, outer);
        Assert.Equal((2, false), ((int)changed["version"]!, (bool)changed["isPublished"]!));
        Assert.Equal("改到一半", (string)changed["description"]!);
        Assert.Equal(2, (int)changed["root"]!["activities"]![0]!["version"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Consumers_are_found_through_others_and_keep_what_they_use_from_being_deleted(
        DatabaseProvider database
    )
    {
        var admin = await services.On(database).SignInAsync("office");
        var inner = await PublishUsableAsync(admin, Line("in", "x"), autoUpdate: false);
        var middle = await PublishUsableAsync(admin, await UseAsync(admin, inner), autoUpdate: false);
        var outer = await PublishAsync(admin, Sequence(await UseAsync(admin, middle)));

        var consumers = await admin.GetAsync($"{Path}/{inner}/consumers");
        Assert.Equal([middle, outer], consumers["consumingWorkflowDefinitionIds"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.SendAsync(HttpMethod.Get, $"{Path}/nobody/consumers")).Status
        );

        var refused = await admin.SendAsync(HttpMethod.Delete, $"{Path}/{inner}");
        Assert.Equal("definition_in_use", (string)refused.Json!["code"]!);
        Assert.Contains($"Test {middle}", (string)refused.Json["message"]!, StringComparison.Ordinal);

        var all = await admin.PostAsync(
            "/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id",
            new { definitionIds = new[] { inner, middle, outer } }
        );
        Assert.Equal(3, (int)all["deleted"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_workflow_that_comes_to_contain_itself_is_refused(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var model = Model(Sequence(Line("in", "x")), options: new JsonObject { ["usableAsActivity"] = true });
        var inner = (string)model["definitionId"]!;
        await admin.PostAsync(Path, new JsonObject { ["model"] = model });
        var outer = await PublishUsableAsync(admin, await UseAsync(admin, inner), autoUpdate: false);

        var circle = await LatestAsync(admin, inner);
        circle["root"] = Sequence(await UseAsync(admin, outer));
        var refused = await admin.SendAsync(HttpMethod.Post, Path, new JsonObject { ["model"] = circle });

        Assert.Equal("definition_unreadable", (string)refused.Json!["code"]!);
        Assert.Equal("in", (string)(await LatestAsync(admin, inner))["root"]!["activities"]![0]!["id"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_inside_of_a_used_workflow_is_shown_with_the_way_to_it(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var inner = await PublishUsableAsync(admin, Line("in", "里面"), autoUpdate: false);
        var outer = await PublishAsync(admin, Sequence(await UseAsync(admin, inner)));
        var version = await LatestAsync(admin, outer);
        var use = version["root"]!["activities"]![0]!;
        Assert.Null(use["root"]);

        var subgraph = await admin.GetAsync($"{Path}/subgraph/{version["id"]}?parentNodeId={use["nodeId"]}");
        Assert.Equal((string)use["nodeId"]!, (string)subgraph["nodeId"]!);
        var line = subgraph["activity"]!["root"]!["root"]!["activities"]![0]!;
        Assert.Equal("里面", (string)line["text"]!["expression"]!["value"]!);

        var way = await admin.GetAsync($"{Path}/subgraph/segments/{version["id"]}?childNodeId={line["nodeId"]}");
        Assert.Equal("in", (string)way["childNode"]!["activity"]!["id"]!);
        Assert.Equal(
            [("Elsa.Sequence", "Activities"), ((string)use["type"]!, "Root"), ("Elsa.Sequence", "Activities")],
            way["pathSegments"]!
                .AsArray()
                .Select(segment => ((string)segment!["activityType"]!, (string)segment["portName"]!))
        );

        var whole = await admin.GetAsync($"{Path}/subgraph/{version["id"]}?parentNodeId=nowhere");
        Assert.Equal("Elsa.Workflow", (string)whole["activity"]!["type"]!);
    }

    private static Task<string> PublishUsableAsync(Session admin, JsonObject activity, bool autoUpdate) =>
        PublishAsync(
            admin,
            Sequence(activity),
            options: new JsonObject { ["usableAsActivity"] = true, ["autoUpdateConsumingWorkflows"] = autoUpdate }
        );

    // As a designer drops it on the canvas: what the descriptor says, in camelCase.
    private static async Task<JsonObject> UseAsync(Session admin, string definitionId)
    {
        var items = (await admin.GetAsync("/elsa/api/descriptors/activities"))["items"]!.AsArray();
        var descriptor = items.Last(item =>
            (string?)item!["constructionProperties"]?["WorkflowDefinitionId"] == definitionId
        )!;
        var activity = new JsonObject
        {
            ["id"] = "use",
            ["name"] = "use",
            ["type"] = (string)descriptor["typeName"]!,
            ["version"] = (int)descriptor["version"]!,
        };
        foreach (var (name, value) in descriptor["constructionProperties"]!.AsObject())
            activity[char.ToLowerInvariant(name[0]) + name[1..]] = value!.DeepClone();
        return activity;
    }

    private static async Task<JsonNode> RepublishAsync(Session admin, string id, string line)
    {
        var model = await LatestAsync(admin, id);
        model["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = line;
        return await admin.PostAsync(Path, new JsonObject { ["model"] = model, ["publish"] = true });
    }

    private static Task<JsonNode> LatestAsync(Session admin, string id) =>
        admin.GetAsync($"{Path}/by-definition-id/{id}?versionOptions=Latest");

    private static async Task<IEnumerable<string>> LinesOfRunAsync(Session admin, string id)
    {
        var state = (await admin.PostAsync($"{Path}/{id}/execute", new { }))["workflowState"]!;
        var executions = await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={state["id"]}");
        return executions["items"]!.AsArray().Select(row => (string?)row!["activityState"]?["Text"]).OfType<string>();
    }
}
