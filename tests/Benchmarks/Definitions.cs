using System.Text.Json.Nodes;

namespace Workflows.Benchmarks;

/// <summary>Small Elsa definitions of any size.</summary>
internal static class Definitions
{
    /// <summary>A definition with this root.</summary>
    public static JsonObject Of(string id, JsonObject root) =>
        new()
        {
            ["id"] = id + "-1",
            ["definitionId"] = id,
            ["name"] = id,
            ["root"] = root,
        };

    /// <summary>A flowchart of so many activities in a row.</summary>
    public static JsonObject Row(int length)
    {
        var connections = Enumerable
            .Range(1, length - 1)
            .Select(i => new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = $"line{i - 1}", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = $"line{i}", ["port"] = "In" },
            });
        return Activity(
            "flow",
            "Flowchart",
            ("activities", new JsonArray([.. Enumerable.Range(0, length).Select(i => Line($"line{i}"))])),
            ("connections", new JsonArray([.. connections]))
        );
    }

    /// <summary>A loop of so many rounds.</summary>
    public static JsonObject Loop(int rounds) =>
        Activity("loop", "For", ("start", Literal(1)), ("end", Literal(rounds)), ("body", Line("body")));

    /// <summary>A loop that waits for an event in each round and never ends.</summary>
    public static JsonObject EndlessWait(string eventName) =>
        Activity(
            "loop",
            "While",
            ("condition", Literal(true)),
            ("body", Activity("wait", "Event", ("eventName", Literal(eventName))))
        );

    /// <summary>One line of text.</summary>
    public static JsonObject Line(string id) => Activity(id, "WriteLine", ("text", Literal(id)));

    private static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] properties)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = $"Elsa.{type}" };
        foreach (var (name, value) in properties)
            activity[name] = value;
        return activity;
    }

    private static JsonObject Literal(JsonNode value) =>
        new()
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
