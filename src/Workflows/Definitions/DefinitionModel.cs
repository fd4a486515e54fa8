using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>A definition's JSON as clients send it, brought into the one form it is stored in.</summary>
internal static class DefinitionModel
{
    private static readonly JsonSerializerOptions Indented = new(WorkflowsJson.Options) { WriteIndented = true };
    private static readonly JsonDocumentOptions Deep = new()
    {
        MaxDepth = WorkflowsJson.DeepestJson,
        AllowDuplicateProperties = false,
    };

    private const int LongestId = 200;
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] Objects = ["customProperties", "options"];

    // What the row says, and what only answers carry.
    private static readonly string[] NotStored = ["links", "isLatest", "isPublished", "createdAt", "$schema"];

    /// <summary>Reads stored JSON.</summary>
    public static JsonObject Parse(string json) => JsonNode.Parse(json, documentOptions: Deep)!.AsObject();

    /// <summary>Fills a draft with what a client sent: its columns, and the JSON in its stored form.</summary>
    /// <exception cref="InvalidRequestException">A name that is no text, a list that is none.</exception>
    public static void Fill(DefinitionVersion draft, JsonObject model)
    {
        draft.Name = Text(model, "name");
        draft.Description = Text(model, "description");
        draft.IsUsableAsActivity = IsUsableAsActivity(model);
        draft.IsReadonly = Flag(model["isReadonly"]) == true;
        draft.IsSystem = Flag(model["isSystem"]) == true;
        draft.Labels = Labels(model);
        draft.Json = Normalize(model, draft);
    }

    /// <summary>A text of the definition without blanks around it; null when there is none.</summary>
    /// <exception cref="InvalidRequestException">Something else is there.</exception>
    public static string? Text(JsonObject model, string name) =>
        model[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text.Trim(),
            _ => throw Unreadable(name, "应当是文字"),
        };

    /// <summary>An id given in the definition; null when a new one is to be made.</summary>
    /// <exception cref="InvalidRequestException">It isn't a text, or too long.</exception>
    public static string? Id(JsonObject model, string name) =>
        Text(model, name) switch
        {
            null or "" => null,
            { Length: > LongestId } => throw Unreadable(name, $"最多{LongestId}个字符"),
            var id => id,
        };

    private static string Normalize(JsonObject model, DefinitionVersion draft)
    {
        var normal = model.DeepClone().AsObject();
        foreach (var name in NotStored)
            normal.Remove(name);
        foreach (var name in Lists)
            Require(normal, name, new JsonArray());
        foreach (var name in Objects)
            Require(normal, name, new JsonObject());
        DefinitionStamp.Remove(normal);

        normal["id"] = draft.Id;
        normal["definitionId"] = draft.DefinitionId;
        normal["version"] = draft.Version;
        normal["name"] = draft.Name;
        normal["description"] = draft.Description;
        normal["root"] ??= new JsonObject
        {
            ["id"] = "Sequence1",
            ["type"] = "Elsa.Sequence",
            ["version"] = 1,
        };
        return normal.ToJsonString(Indented);
    }

    // Clients write null for an empty collection.
    private static void Require(JsonObject model, string name, JsonNode empty)
    {
        model[name] ??= empty;
        if (model[name]!.GetValueKind() != empty.GetValueKind())
            throw Unreadable(name, empty is JsonArray ? "应当是数组" : "应当是对象");
    }

    private static bool IsUsableAsActivity(JsonObject model) =>
        (Flag((model["options"] as JsonObject)?["usableAsActivity"]) ?? Flag(model["usableAsActivity"])) == true;

    private static bool? Flag(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    private static string? Labels(JsonObject model)
    {
        var labels = ((model["customProperties"] as JsonObject)?["labels"] as JsonArray)
            ?.OfType<JsonValue>()
            .Select(value => value.TryGetValue<string>(out var label) ? label.Trim() : "")
            .Where(label => label.Length > 0)
            .ToArray();
        return labels is { Length: > 0 } ? $"\n{string.Join('\n', labels)}\n" : null;
    }

    private static InvalidRequestException Unreadable(string field, string what) =>
        new("definition_unreadable", $"model.{field}", $"流程定义的“{field}”{what}。");
}
