using System.Text.Json.Nodes;
using Workflows.Approvals;
using Workflows.Engine.Catalog;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>A definition's activities with those of every workflow it uses put in their places.</summary>
internal sealed class ExpandedDefinition
{
    private readonly Dictionary<string, DefinitionNode> nodes = new(StringComparer.Ordinal);

    private ExpandedDefinition(DefinitionNode workflow) => Workflow = workflow;

    /// <summary>The workflow itself.</summary>
    public DefinitionNode Workflow { get; }

    /// <summary>Finds an activity by its path; null when there is none.</summary>
    public DefinitionNode? Find(string? nodeId) => nodeId is null ? null : nodes.GetValueOrDefault(nodeId);

    /// <summary>Reads a version.</summary>
    public static ExpandedDefinition Of(DefinitionVersion version, ActivityCatalog catalog)
    {
        var graph = GraphCompilation.Compile(version.Json, catalog);
        var activity = AsActivity(DefinitionModel.Parse(version.Json), graph.Root.Id);
        var expanded = new ExpandedDefinition(new DefinitionNode(activity, graph.Root.NodeId, Parent: null, "Root"));
        expanded.Add(expanded.Workflow);
        expanded.Expand(expanded.Workflow, catalog);
        return expanded;
    }

    private void Expand(DefinitionNode parent, ActivityCatalog catalog)
    {
        foreach (var node in DefinitionNodes.In(parent.Activity["root"], parent.NodeId, parent, "Root").ToList())
        {
            Add(node);
            var use = new WorkflowUse(node.Activity);
            if (
                use.TypeName is not { } type
                || catalog.FindWorkflow(type, VersionOf(node), use.VersionId) is not { } workflow
            )
                continue;
            var body = AsActivity(DefinitionModel.Parse(workflow.DefinitionJson), workflow.DefinitionId);
            node.Activity["root"] = body;
            var inner = new DefinitionNode(body, $"{node.NodeId}:{workflow.DefinitionId}", node, "Root");
            Add(inner);
            Expand(inner, catalog);
        }
    }

    private void Add(DefinitionNode node)
    {
        node.Activity["nodeId"] = node.NodeId;
        nodes.TryAdd(node.NodeId, node);
    }

    private static int VersionOf(DefinitionNode node) =>
        node.Activity["version"] is JsonValue value && value.TryGetValue<int>(out var version) ? version : 0;

    private static JsonObject AsActivity(JsonObject definition, string id) =>
        new()
        {
            ["id"] = id,
            ["name"] = definition["name"]?.DeepClone(),
            ["type"] = "Elsa.Workflow",
            ["version"] = 1,
            ["variables"] = definition["variables"]?.DeepClone(),
            ["root"] = definition["root"]?.DeepClone(),
        };
}

/// <summary>An activity as Elsa's designer reads a node of a graph.</summary>
/// <param name="NodeId">Its path.</param>
/// <param name="Port">The port of the parent it stands in.</param>
/// <param name="Activity">Its JSON with all within it.</param>
public sealed record NodeView(string NodeId, string Port, JsonObject Activity)
{
    internal static NodeView Of(DefinitionNode node) => new(node.NodeId, node.Port, node.Activity);
}

/// <summary>A step of the way to an activity.</summary>
/// <param name="ActivityNodeId">Path of the container gone through.</param>
/// <param name="ActivityId">Its id.</param>
/// <param name="ActivityType">Its type.</param>
/// <param name="PortName">The port by which the way goes in.</param>
/// <param name="ActivityName">Its name.</param>
public sealed record PathSegment(
    string ActivityNodeId,
    string ActivityId,
    string ActivityType,
    string PortName,
    string ActivityName
);

/// <summary>The way to an activity.</summary>
/// <param name="ChildNode">The activity.</param>
/// <param name="Container">The innermost container that a designer shows on a canvas of its own.</param>
/// <param name="PathSegments">The containers gone through, the outermost first.</param>
public sealed record PathView(NodeView ChildNode, NodeView Container, IReadOnlyList<PathSegment> PathSegments)
{
    // A flowchart is the canvas itself and no step of the way, nor is the workflow around it.
    internal static PathView To(DefinitionNode child, DefinitionNode workflow)
    {
        var segments = new List<PathSegment>();
        var container = workflow;
        var below = child;
        for (var node = child.Parent; node is not null; below = node, node = node.Parent)
        {
            var type = node.Activity["type"]!.ToString();
            if (type is "Elsa.Workflow" or "Elsa.Flowchart")
                continue;
            if (segments.Count == 0)
                container = node;
            segments.Add(
                new PathSegment(
                    node.NodeId,
                    node.Activity["id"]!.ToString(),
                    type,
                    below.Port,
                    node.Activity["name"]?.ToString() ?? type
                )
            );
        }

        segments.Reverse();
        return new PathView(NodeView.Of(child), NodeView.Of(container), segments);
    }
}
