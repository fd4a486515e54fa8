using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Engine.Catalog;

namespace Workflows.Definitions.Outlines;

/// <summary>Looks into the JSON of a flowchart's activities, and changes there only what is to be another.</summary>
internal static class FlowJson
{
    /// <summary>The activities as they stand, in the order the engine counts them.</summary>
    public static JsonArray Activities(JsonObject definition) =>
        (definition["root"] as JsonObject)?["activities"] as JsonArray ?? [];

    /// <summary>What an activity is called on the canvas.</summary>
    public static string TitleOf(JsonObject activity) =>
        Text((activity["metadata"] as JsonObject)?["displayText"]) is { Length: > 0 } title ? title
        : Text(activity["name"]) is { Length: > 0 } name ? name
        : Text(activity["id"]) ?? "";

    /// <summary>Gives an activity another title.</summary>
    public static void SetTitle(JsonObject activity, string title)
    {
        if (title == TitleOf(activity))
            return;
        if (activity["metadata"] is not JsonObject metadata)
            activity["metadata"] = metadata = [];
        metadata["displayText"] = title;
    }

    /// <summary>The inputs given; null for activities that are edited in Studio only.</summary>
    public static JsonObject? SettingsOf(JsonObject activity, ActivityDescriptor descriptor)
    {
        if (descriptor.Ns != "Approvals")
            return null;
        var settings = new JsonObject();
        foreach (var name in descriptor.Inputs.Select(NameOf))
            if (activity[name] is { } value)
                settings[name] = value.DeepClone();
        return settings;
    }

    /// <summary>Gives an activity these inputs and no others.</summary>
    public static void SetSettings(JsonObject activity, ActivityDescriptor descriptor, JsonObject settings)
    {
        foreach (var name in descriptor.Inputs.Select(NameOf))
        {
            if (JsonNode.DeepEquals(activity[name], settings[name]))
                continue;
            if (settings[name] is { } value)
                activity[name] = value.DeepClone();
            else
                activity.Remove(name);
        }
    }

    /// <summary>The names of a fork's ways.</summary>
    public static IReadOnlyList<string> BranchesOf(JsonObject fork)
    {
        if (fork["branches"] is not JsonObject { } input || input["expression"] is not JsonObject expression)
            return [Activity.Done];
        var list = expression["value"] switch
        {
            JsonArray array => array,
            JsonValue value when Text(value) is { } text => Parse(text) as JsonArray,
            _ => null,
        };
        return list is null ? [] : [.. list.Select(Text).OfType<string>()];
    }

    /// <summary>Gives a fork these ways.</summary>
    public static void SetBranches(JsonObject fork, IReadOnlyList<string> branches)
    {
        if (!branches.SequenceEqual(BranchesOf(fork), StringComparer.Ordinal))
            fork["branches"] = Input("Object", "Object", JsonSerializer.Serialize(branches, WorkflowsJson.Options));
    }

    /// <summary>An input as Studio writes it.</summary>
    public static JsonObject Input(string typeName, string expression, JsonNode value) =>
        new()
        {
            ["typeName"] = typeName,
            ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value },
        };

    /// <summary>The ends of a connection, in the current form or the old flat one.</summary>
    public static FlowLine LineOf(JsonNode? connection)
    {
        var (source, port) = End(connection, "source", "sourcePort");
        var (target, _) = End(connection, "target", "targetPort");
        return new FlowLine(source ?? "", port ?? Activity.Done, target ?? "");
    }

    /// <summary>A text; null for anything else.</summary>
    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The name of an input in an activity's JSON.</summary>
    public static string NameOf(InputDescriptor input) => JsonNamingPolicy.CamelCase.ConvertName(input.Name);

    private static (string? Activity, string? Port) End(JsonNode? connection, string name, string flatPort) =>
        (connection as JsonObject)?[name] switch
        {
            JsonObject end => (Text(end["activity"]) ?? Text(end["activityId"]), Text(end["port"])),
            JsonValue end => (Text(end), Text(connection![flatPort])),
            _ => (null, null),
        };

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A connection between two activities, by their ids.</summary>
internal readonly record struct FlowLine(string Source, string Port, string Target);
