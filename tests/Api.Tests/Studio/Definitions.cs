using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Api.Tests.Studio;

/// <summary>Small Elsa definitions, written as its designer writes them.</summary>
public static class Definitions
{
    /// <summary>Publishes a definition with this root, as a new version of the given one if any; returns its definition id.</summary>
    public static async Task<string> PublishAsync(
        Session admin,
        JsonObject root,
        JsonArray? variables = null,
        JsonObject? options = null,
        string? definition = null
    )
    {
        var model = Model(root, variables, options, definition);
        await admin.PostAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = model, ["publish"] = true }
        );
        return (string)model["definitionId"]!;
    }

    /// <summary>A definition that nobody has stored yet.</summary>
    public static JsonObject Model(
        JsonObject root,
        JsonArray? variables = null,
        JsonObject? options = null,
        string? definition = null
    )
    {
        var id = definition ?? Guid.CreateVersion7().ToString("N");
        return new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = $"Test {id}",
            ["toolVersion"] = "3.8.2.0",
            ["variables"] = variables ?? [],
            ["inputs"] = new JsonArray(),
            ["outputs"] = new JsonArray(),
            ["outcomes"] = new JsonArray(),
            ["customProperties"] = new JsonObject(),
            ["options"] = options ?? [],
            ["root"] = root,
        };
    }

    /// <summary>Runs the published version; the state it came to.</summary>
    public static async Task<JsonNode> ExecuteAsync(Session admin, string definition) =>
        (await admin.PostAsync($"/elsa/api/workflow-definitions/{definition}/execute", new { }))["workflowState"]!;

    /// <summary>The state an instance is in now.</summary>
    public static async Task<JsonNode> StateAsync(Session admin, string id) =>
        (await admin.GetAsync($"/elsa/api/workflow-instances/{id}"))["workflowState"]!;

    /// <summary>The state once finished: what one instance tells another goes through the outbox, right after the commit.</summary>
    public static async Task<JsonNode> EventuallyFinishedAsync(Session admin, string id)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var state = await StateAsync(admin, id);
            if ((string)state["status"]! == "Finished")
                return state;
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"Still {state["subStatus"]}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>Publishes an event, for one instance or for all; when this answers, they have moved on.</summary>
    public static async Task TriggerAsync(Session admin, string name, string? instance = null)
    {
        var answer = await admin.SendAsync(
            HttpMethod.Post,
            $"/elsa/api/events/{name}/trigger",
            new { workflowInstanceId = instance }
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    /// <summary>The executions of an instance's activities, in order.</summary>
    public static async Task<JsonArray> ExecutionsAsync(Session admin, string id) =>
        (await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={id}"))["items"]!.AsArray();

    public static JsonObject Variable(string name, string type, string value) =>
        new()
        {
            ["id"] = name,
            ["name"] = name,
            ["typeName"] = type,
            ["isArray"] = false,
            ["value"] = value,
            ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
        };

    public static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] properties)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = $"Elsa.{type}",
            ["version"] = 1,
        };
        foreach (var (name, value) in properties)
            activity[name] = value;
        return activity;
    }

    public static JsonObject Sequence(params JsonObject[] activities) =>
        Activity(
            "sequence",
            "Sequence",
            ("activities", new JsonArray([.. activities])),
            ("variables", new JsonArray())
        );

    /// <summary>A flowchart whose activities follow one another as written, such as "a->b".</summary>
    public static JsonObject Flow(JsonObject[] activities, params string[] connections) =>
        Activity(
            "flow",
            "Flowchart",
            ("activities", new JsonArray([.. activities])),
            ("connections", new JsonArray([.. connections.Select(Connection)]))
        );

    private static JsonObject Connection(string ends)
    {
        var (source, target) = (ends.Split("->")[0], ends.Split("->")[1]);
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        };
    }

    public static JsonObject Fork(string id, params JsonObject[] branches) =>
        Activity(id, "Fork", ("branches", new JsonArray([.. branches])));

    public static JsonObject Line(string id, string text) => Activity(id, "WriteLine", ("text", Literal(text)));

    public static JsonObject Event(string id, string name) => Activity(id, "Event", ("eventName", Literal(name)));

    public static JsonObject Script(string id, string script) =>
        Activity(id, "RunJavaScript", ("script", Literal(script)));

    public static JsonObject Literal(JsonNode value, string type = "String") => Input("Literal", value, type);

    public static JsonObject Input(string expression, JsonNode value, string type = "String") =>
        new()
        {
            ["typeName"] = type,
            ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value },
        };
}
