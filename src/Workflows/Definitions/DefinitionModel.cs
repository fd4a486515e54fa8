using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Engine.Definitions;

namespace Workflows.Definitions;

/// <summary>A definition's JSON as clients send it, brought into the one form it is stored in.</summary>
internal static class DefinitionModel
{
    private static readonly JsonSerializerOptions Indented = new(WorkflowsJson.Options) { WriteIndented = true };
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] Objects = ["customProperties", "options"];

    // What the row says, and what only answers carry.
    private static readonly string[] NotStored = ["links", "isLatest", "isPublished", "createdAt", "$schema"];

    /// <summary>The stored form: every collection there, a root there, the identity of the version in it.</summary>
    public static string Normalize(JsonObject model, string definitionId, string versionId, int version)
    {
        var normal = model.DeepClone().AsObject();
        foreach (var name in NotStored)
            normal.Remove(name);
        foreach (var name in Lists.Where(name => normal[name] is not JsonArray))
            normal[name] = new JsonArray();
        foreach (var name in Objects.Where(name => normal[name] is not JsonObject))
            normal[name] = new JsonObject();

        normal["id"] = versionId;
        normal["definitionId"] = definitionId;
        normal["version"] = version;
        normal["name"] = ((string?)normal["name"])?.Trim();
        normal["description"] = ((string?)normal["description"])?.Trim();
        normal["root"] ??= new JsonObject
        {
            ["id"] = "Sequence1",
            ["type"] = "Elsa.Sequence",
            ["version"] = 1,
        };
        return normal.ToJsonString(Indented);
    }

    /// <summary>Whether other definitions may use it as an activity.</summary>
    public static bool IsUsableAsActivity(JsonObject model) =>
        (bool?)(model["options"]?["usableAsActivity"] ?? model["usableAsActivity"]) == true;

    /// <summary>Writes the path of every activity into a definition, as the engine numbers them.</summary>
    public static void WriteNodeIds(JsonObject definition, WorkflowGraph graph)
    {
        if (definition["root"] is JsonObject root)
            WriteNodeIds(root, graph.Root.NodeId);
    }

    private static void WriteNodeIds(JsonNode? node, string parentNodeId)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                WriteNodeIds(item, parentNodeId);
        }

        if (node is not JsonObject json)
            return;

        var isActivity = json["type"] is JsonValue && json["id"] is JsonValue && json["expression"] is null;
        var path = isActivity ? $"{parentNodeId}:{json["id"]}" : parentNodeId;
        foreach (var (_, child) in json.ToList())
            WriteNodeIds(child, path);
        if (isActivity)
            json["nodeId"] = path;
    }
}
