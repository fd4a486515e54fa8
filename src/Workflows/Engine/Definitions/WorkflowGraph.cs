using System.Collections.Frozen;
using System.Text.Json;
using Workflows.Engine.Activities;

namespace Workflows.Engine.Definitions;

/// <summary>A definition, compiled: immutable, shared by all its instances, safe for many threads.</summary>
public sealed class WorkflowGraph
{
    private readonly FrozenDictionary<string, ActivityNode> _byNodeId;
    private readonly FrozenDictionary<string, ActivityNode> _byId;

    internal WorkflowGraph(IReadOnlyList<ActivityNode> nodes, IReadOnlyList<DefinitionProblem> tolerated)
    {
        Nodes = nodes;
        Tolerated = tolerated;
        StartsChildren = nodes.Any(node =>
            node.Activity is ExecuteWorkflow or DispatchWorkflow or BulkDispatchWorkflows
        );
        _byNodeId = FirstOfEach(nodes, node => node.NodeId);
        _byId = FirstOfEach(nodes, node => node.Id);
    }

    /// <summary>The logical id shared by all versions.</summary>
    public string DefinitionId { get; internal init; } = "";

    /// <summary>The id of this version.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The version, from 1.</summary>
    public int Version { get; internal init; } = 1;

    /// <summary>The name shown to people.</summary>
    public string? Name { get; internal init; }

    /// <summary>One sentence for people.</summary>
    public string? Description { get; internal init; }

    /// <summary>The version of the tool that wrote it; decides how scripts name outputs.</summary>
    public Version? ToolVersion { get; internal init; }

    /// <summary>The workflow's own variables.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; internal init; } = [];

    /// <summary>The declared inputs.</summary>
    public IReadOnlyList<ArgumentDefinition> Inputs { get; internal init; } = [];

    /// <summary>The declared outputs.</summary>
    public IReadOnlyList<ArgumentDefinition> Outputs { get; internal init; } = [];

    /// <summary>The outcomes offered when used as an activity.</summary>
    public IReadOnlyList<string> Outcomes { get; internal init; } = [];

    /// <summary>The settings.</summary>
    public WorkflowOptions Options { get; internal init; } = new(null, false, false, null, null, null);

    /// <summary>Free data of the definition.</summary>
    public JsonElement? CustomProperties { get; internal init; }

    /// <summary>Every node, parents before children; the first is the workflow itself.</summary>
    public IReadOnlyList<ActivityNode> Nodes { get; }

    /// <summary>The workflow itself, the node around everything.</summary>
    public ActivityNode Root => Nodes[0];

    /// <summary>Whether its instances may start others.</summary>
    public bool StartsChildren { get; }

    /// <summary>What loading tolerated and validation reports.</summary>
    internal IReadOnlyList<DefinitionProblem> Tolerated { get; }

    /// <summary>Finds a node by its path; null when there is none.</summary>
    public ActivityNode? FindNode(string nodeId) => _byNodeId.GetValueOrDefault(nodeId);

    /// <summary>Finds the first node of an activity id; null when there is none.</summary>
    public ActivityNode? FindActivity(string activityId) => _byId.GetValueOrDefault(activityId);

    /// <summary>What an activity is called; its id when the graph doesn't have it.</summary>
    public string TitleOf(string activityId) => FindActivity(activityId)?.Title ?? activityId;

    private static FrozenDictionary<string, ActivityNode> FirstOfEach(
        IReadOnlyList<ActivityNode> nodes,
        Func<ActivityNode, string> key
    ) =>
        nodes
            .GroupBy(key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
