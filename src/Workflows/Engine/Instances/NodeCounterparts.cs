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
            return new(id, null, MigrationCodes.WrongVersion, $"活动“{id}”不在实例运行的版本里。");
        if (Of(node) is not { } counterpart)
            return Missing(node);
        return counterpart.TypeName == node.TypeName
            ? null
            : new(
                id,
                node.Name,
                MigrationCodes.TypeChanged,
                $"活动{node.Label}已开始，它在目标版本里改成了 {counterpart.TypeName}（原为 {node.TypeName}）。"
            );
    }

    private MigrationReason Missing(ActivityNode node) =>
        to.FindActivity(node.Id) is null
            ? new(node.Id, node.Name, MigrationCodes.ActivityRemoved, $"活动{node.Label}已开始，目标版本里没有它。")
            : new(
                node.Id,
                node.Name,
                MigrationCodes.ActivityMoved,
                $"活动{node.Label}已开始，它在目标版本里移到了另一个活动之内。"
            );
}
