using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.AlterationTests;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Instances leave as files and come back; lists of what they wait for; many at a time.</summary>
public sealed class InstanceTransferTests(SharedServices services)
{
    private const string Everything =
        "includeBookmarks=true&includeActivityExecutionLog=true&includeWorkflowExecutionLog=true";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_exported_instance_is_imported_and_goes_on_where_it_waited(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = NewName();
        var definition = await PublishAsync(
            admin,
            Sequence(Line("a", "A"), Event("wait", name), Line("b", "B")),
            [Variable("Kept", "String", "value")]
        );
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;
        var file = await admin.DownloadAsync($"/elsa/api/workflow-instances/{id}/export?{Everything}");
        var bookmark = (string)JsonNode.Parse(file)!["bookmarks"]![0]!["id"]!;
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await admin.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-instances/{id}")).Status
        );

        Assert.Equal(1, (int)(await ImportAsync(admin, "one.json", file)).Body(HttpStatusCode.OK)["imported"]!);

        Assert.Equal(bookmark, (string)(await StateAsync(admin, id))["bookmarks"]![0]!["id"]!);
        await TriggerAsync(admin, name);
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
        Assert.Equal(
            ["a", "wait", "b"],
            (await ExecutionsAsync(admin, id)).Select(row => (string)row!["activityId"]!).Where(step => step.Length < 5)
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_cannot_be_taken_in_is_refused_and_leaves_nothing(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Event("wait", NewName())));
        var first = (string)(await ExecuteAsync(admin, definition))["id"]!;
        var second = (string)(await ExecuteAsync(admin, definition))["id"]!;
        var good = await admin.DownloadAsync($"/elsa/api/workflow-instances/{first}/export?{Everything}");
        var there = await admin.DownloadAsync($"/elsa/api/workflow-instances/{second}/export?{Everything}");
        await admin.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-instances/{first}");

        foreach (var (file, bytes) in Bad(good))
            Assert.NotEmpty(
                (await ImportAsync(admin, file, bytes)).Body(HttpStatusCode.BadRequest)["message"]!.ToString()
            );
        var mixed = Zip(("good.json", good), ("there.json", there));
        (await ImportAsync(admin, "mixed.zip", mixed)).Body(HttpStatusCode.BadRequest);

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.SendAsync(HttpMethod.Get, $"/elsa/api/workflow-instances/{first}")).Status
        );
        (await ImportAsync(admin, "good.zip", Zip(("good.json", good)))).Body(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Bookmarks_are_listed_with_a_token_that_resumes_them(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = NewName();
        var definition = await PublishAsync(admin, Sequence(Event("wait", name)));
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        var list = await admin.GetAsync($"/elsa/api/bookmarks?workflowInstanceId={id}");
        var bookmark = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal(name, (string)bookmark["payload"]!["EventName"]!);
        var token = Uri.EscapeDataString((string)bookmark["token"]!);

        (await admin.SendAsync(HttpMethod.Post, "/elsa/api/bookmarks/resume?t=forged", new { })).Body(
            HttpStatusCode.BadRequest
        );
        var resumed = await admin.SendAsync(HttpMethod.Post, $"/elsa/api/bookmarks/resume?t={token}", new { });
        Assert.Equal(HttpStatusCode.OK, resumed.Status);
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
        var again = await admin.SendAsync(HttpMethod.Post, $"/elsa/api/bookmarks/resume?t={token}", new { });
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Triggers_of_published_definitions_are_listed(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var trigger = Event("start", NewName());
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var definition = await PublishAsync(admin, Sequence(trigger));

        var list = await admin.GetAsync($"/elsa/api/triggers?workflowDefinitionId={definition}");

        Assert.Equal("start", (string)Assert.Single(list["items"]!.AsArray())!["activityId"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Many_are_started_found_by_their_moments_cancelled_and_deleted(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Event("wait", NewName())));
        var started = await admin.PostAsync(
            $"/elsa/api/workflow-definitions/{definition}/bulk-dispatch",
            new { count = 60 }
        );
        Assert.Equal(60, started["workflowInstanceIds"]!.AsArray().Count);
        var now = services.On(database).Clock.GetUtcNow();

        Assert.Equal(60, await CountAsync("CreatedAt", "LessThanOrEqual", now));
        Assert.Equal(0, await CountAsync("createdAt", "GreaterThan", now));
        Assert.Equal(0, await CountAsync("FinishedAt", "LessThanOrEqual", now));
        var byName = await admin.GetAsync(
            $"/elsa/api/workflow-instances?definitionId={definition}&orderBy=Name&orderDirection=Ascending&pageSize=7&page=2"
        );
        Assert.Equal((7, 60), (byName["items"]!.AsArray().Count, (int)byName["totalCount"]!));

        var cancelled = await admin.PostAsync(
            "/elsa/api/bulk-actions/cancel/workflow-instances",
            new { definitionId = definition, versionOptions = "Latest" }
        );
        Assert.Equal(60, (int)cancelled["cancelled"]!);
        Assert.Equal(60, await CountAsync("FinishedAt", "LessThanOrEqual", now));
        var deleted = await admin.PostAsync(
            "/elsa/api/bulk-actions/delete/workflow-instances",
            new { filter = new { definitionIds = new[] { definition }, subStatuses = new[] { "Cancelled" } } }
        );
        Assert.Equal(60, (int)deleted["deleted"]!);

        async Task<int> CountAsync(string column, string @operator, DateTimeOffset timestamp) =>
            (int)
                (
                    await admin.PostAsync(
                        "/elsa/api/workflow-instances",
                        new
                        {
                            definitionId = definition,
                            timestampFilters = new[]
                            {
                                new
                                {
                                    column,
                                    @operator,
                                    timestamp,
                                },
                            },
                        }
                    )
                )["totalCount"]!;
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_an_activity_did_is_told_in_brief_and_with_what_it_ran_within(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Line("a", "A"), Event("wait", NewName())));
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;
        var execution = (await ExecutionsAsync(admin, id)).Single(row => (string)row!["activityId"]! == "a")!;

        var stack = await admin.GetAsync($"/elsa/api/activity-executions/{execution["id"]}/call-stack");
        Assert.Equal(3, (int)stack["totalCount"]!);
        Assert.Equal((string)execution["id"]!, (string)stack["items"]![2]!["id"]!);
        var brief = await admin.GetAsync(
            $"/elsa/api/activity-execution-summaries/list?workflowInstanceId={id}&completed=true"
        );
        Assert.Null(Assert.Single(brief["items"]!.AsArray())!["activityState"]);
        var count = await admin.GetAsync($"/elsa/api/activity-executions/count?workflowInstanceId={id}&activityId=a");
        Assert.Equal(1, (int)count["count"]!);
        var last = await admin.GetAsync($"/elsa/api/workflow-instances/{id}/journal/a");
        Assert.Equal("Completed", (string)last["eventName"]!);
    }

    private static IEnumerable<(string Name, byte[] Content)> Bad(byte[] good)
    {
        yield return ("text.json", "not json"u8.ToArray());
        yield return ("list.json", "[]"u8.ToArray());
        yield return ("empty.zip", Zip());
        yield return ("broken.zip", good);
        yield return ("stranger.json", Changed(model => model.AsObject().Remove("state")));
        yield return ("newer.json", Changed(model => model["state"]!["formatVersion"] = 99));
        yield return (
            "lost.json",
            Changed(model => model["state"]!["state"]!["executions"]![1]!["nodeId"] = "nowhere")
        );
        yield return (
            "orphan.json",
            Changed(model => model["state"]!["state"]!["bookmarks"]![0]!["activityExecutionId"] = "nobody")
        );
        yield return ("draft.json", Changed(model => model["state"]!["state"]!["definitionVersion"] = 9));
        yield return (
            "foreign.json",
            Changed(model => model["workflowExecutionLogRecords"]![0]!["workflowInstanceId"] = "another")
        );

        byte[] Changed(Action<JsonNode> change)
        {
            var model = JsonNode.Parse(good)!;
            change(model);
            return Encoding.UTF8.GetBytes(model.ToJsonString());
        }
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return content.ToArray();
    }

    private static async Task<Answer> ImportAsync(Session admin, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "files", name } };
        return await admin.SendAsync(HttpMethod.Post, "/elsa/api/bulk-actions/import/workflow-instances", form);
    }
}
