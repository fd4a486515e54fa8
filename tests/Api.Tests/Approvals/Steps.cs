using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Approvals;

/// <summary>A task that runs a flow of the test's own making, and what its people hold.</summary>
internal sealed class Steps(Office office, string task)
{
    public Office Office => office;

    public string Task => task;

    /// <summary>Publishes the flow as the one tasks run and starts a task on it.</summary>
    public static async Task<Steps> StartAsync(Office office, JsonObject[] activities, params string[] connections)
    {
        var admin = await office.AdminAsync();
        await Elsa.PublishAsync(admin, Flow(activities, connections), definition: "plan-task");
        return await AgainAsync(office);
    }

    /// <summary>Starts another task on the flow published last.</summary>
    public static async Task<Steps> AgainAsync(Office office) =>
        new(office, (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!);

    /// <summary>A step where signers approve or return.</summary>
    public static JsonObject Review(string id, string signers, string mode = "All", string onRefusal = "EndNow") =>
        Step(
            id,
            "Review",
            ("signers", Elsa.Literal(signers, "Object")),
            ("mode", Elsa.Literal(mode)),
            ("onRefusal", Elsa.Literal(onRefusal))
        );

    /// <summary>A step where one person hands work in.</summary>
    public static JsonObject Work(string id, string person) => Step(id, "Work", ("assignee", Elsa.Literal(person)));

    public static JsonObject Step(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var step = Elsa.Activity(id, type, [("title", Elsa.Literal(id)), .. inputs]);
        step["type"] = $"Approvals.{type}";
        return step;
    }

    public static JsonObject Join(string id) => Elsa.Activity(id, "FlowJoin", ("mode", Elsa.Literal("WaitAll")));

    /// <summary>Who waits for whom, such as "a:xuanchuan.head b:zuzhi.head", in order.</summary>
    public async Task<string> HeldAsync(params string[] people)
    {
        var held = new List<string>();
        foreach (var person in people)
        {
            var items = await (await office.PersonAsync(person)).ListAsync($"/api/work-items?state=open&taskId={task}");
            held.AddRange(items.Select(item => $"{item["title"]}:{person}"));
        }

        return string.Join(' ', held.Order(StringComparer.Ordinal));
    }

    public Task<JsonNode> ItemAsync(string person, string step) => office.ItemAsync(person, task, step);

    public Task DecideAsync(string person, string step, string outcome = "approve") =>
        office.DecideAsync(person, task, step, outcome, "意见");

    /// <summary>An act on a person's open item by that person, or by another.</summary>
    public async Task<Answer> ActAsync(string person, JsonNode item, string act, object? body = null) =>
        await (await office.PersonAsync(person)).SendAsync(
            HttpMethod.Post,
            $"/api/work-items/{item["id"]}/{act}",
            body ?? new { }
        );

    public async Task DoAsync(string person, JsonNode item, string act, object? body = null)
    {
        var answer = await ActAsync(person, item, act, body);
        Assert.True(answer.Status is HttpStatusCode.OK, $"{person} {act}: {answer.Status} {answer.Json}");
    }

    public async Task RefusedAsync(string person, JsonNode item, string act, string code, object? body = null)
    {
        var answer = await ActAsync(person, item, act, body);
        Assert.True(
            answer.Json is not null && (string?)answer.Json["code"] == code,
            $"{person} {act}: {answer.Status} {answer.Json}"
        );
    }

    public static JsonObject Flow(JsonObject[] activities, string[] connections) =>
        Elsa.Activity(
            "flow",
            "Flowchart",
            ("activities", new JsonArray([.. activities])),
            ("connections", new JsonArray([.. connections.Select(Connection)]))
        );

    // Such as "work.submit->review"; without an outcome the way is "Done".
    private static JsonObject Connection(string ends)
    {
        var (from, target) = (ends.Split("->")[0], ends.Split("->")[1]);
        var (source, port) = from.Split('.') is [var activity, var outcome] ? (activity, outcome) : (from, "Done");
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        };
    }
}
