using System.Text.Json.Nodes;
using Workflows.Engine.Definitions;

namespace Workflows.Definitions;

/// <summary>An activity in a definition's JSON and where it stands.</summary>
/// <param name="Activity">The activity's own JSON.</param>
/// <param name="NodeId">Its path, as the engine numbers it.</param>
/// <param name="Parent">The activity around it; null for the outermost.</param>
/// <param name="Port">The property of the parent it stands in, in PascalCase.</param>
internal sealed record DefinitionNode(JsonObject Activity, string NodeId, DefinitionNode? Parent, string Port);

/// <summary>Finds the activities in a definition's JSON.</summary>
internal static class DefinitionNodes
{
    /// <summary>Every activity of a definition, parents before children.</summary>
    public static IEnumerable<DefinitionNode> Of(JsonObject definition, WorkflowGraph graph) =>
        In(definition["root"], graph.Root.NodeId, parent: null, "Root");

    /// <summary>Writes the path of every activity into a definition.</summary>
    public static void WriteNodeIds(JsonObject definition, WorkflowGraph graph)
    {
        foreach (var node in Of(definition, graph).ToList())
            node.Activity["nodeId"] = node.NodeId;
    }

    /// <summary>Every activity within a piece of JSON.</summary>
    public static IEnumerable<DefinitionNode> In(JsonNode? json, string path, DefinitionNode? parent, string port)
    {
        if (json is JsonArray list)
            return list.SelectMany(item => In(item, path, parent, port));
        if (json is not JsonObject found)
            return [];
        if (!IsActivity(found))
            return found.SelectMany(member => In(member.Value, path, parent, port));

        var node = new DefinitionNode(found, $"{path}:{found["id"]}", parent, port);
        return found.SelectMany(member => In(member.Value, node.NodeId, node, Pascal(member.Key))).Prepend(node);
    }

    private static bool IsActivity(JsonObject json) =>
        json["type"] is JsonValue && json["id"] is JsonValue && json["expression"] is null;

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
