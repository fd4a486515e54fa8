using Workflows.Engine.Definitions;

namespace Workflows.Engine.Instances;

/// <summary>Finds each node's counterpart in another version: of the same id, within the counterpart of what it is within.</summary>
internal sealed class NodeCounterparts(WorkflowGraph from, WorkflowGraph to)
{
    private readonly Dictionary<ActivityNode, ActivityNode?> _known = [];

    public ActivityNode? Of(string nodeId) => from.FindNode(nodeId) is { } node ? Of(node) : null;

    public ActivityNode? Of(ActivityNode node)
    {
        if (_known.TryGetValue(node, out var known))
            return known;
        var found = node.Parent is { } parent
            ? Of(parent)?.Children.FirstOrDefault(child => child.Id == node.Id)
            : to.Root;
        return _known[node] = found;
    }

    /// <summary>Why a node that is in use can't be taken for its counterpart; null when it can.</summary>
    public MigrationReason? Against(string nodeId)
    {
        var node = from.FindNode(nodeId);
        var id = node?.Id ?? nodeId[(nodeId.LastIndexOf(':') + 1)..];
        if (node is null)
            return new(id, MigrationCodes.WrongVersion, $"Activity '{id}' isn't in the version it runs on.");
        if (Of(node) is not { } counterpart)
            return Missing(id);
        return counterpart.TypeName == node.TypeName
            ? null
            : new(
                id,
                MigrationCodes.TypeChanged,
                $"Activity '{id}' is a {node.TypeName}, but a {counterpart.TypeName} there."
            );
    }

    private MigrationReason Missing(string id) =>
        to.FindActivity(id) is null
            ? new(id, MigrationCodes.ActivityRemoved, $"Activity '{id}' has begun, but isn't there.")
            : new(
                id,
                MigrationCodes.ActivityMoved,
                $"Activity '{id}' has begun, but stands within another activity there."
            );
}
