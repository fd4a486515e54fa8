using System.Text.Json.Nodes;

namespace Workflows.Definitions;

/// <summary>What the activities of a definition are called on the canvas, so that a problem names one people can find.</summary>
internal sealed class ActivityTitles
{
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);

    /// <summary>Reads the titles of a definition.</summary>
    public static ActivityTitles Of(JsonObject definition)
    {
        var found = new ActivityTitles();
        foreach (var node in DefinitionNodes.In(definition["root"], path: "", parent: null, port: ""))
        {
            if (Text((node.Activity["metadata"] as JsonObject)?["displayText"]) is { Length: > 0 } title)
                found.titles.TryAdd(node.Activity["id"]!.ToString(), title);
        }
        return found;
    }

    /// <summary>A sentence about an activity, or about the whole definition when there is none.</summary>
    public string Sentence(string? activityId, string message)
    {
        if (activityId is null)
            return message;
        return titles.TryGetValue(activityId, out var title) && title != activityId
            ? $"活动“{title}”（{activityId}）：{message}"
            : $"活动“{activityId}”：{message}";
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
