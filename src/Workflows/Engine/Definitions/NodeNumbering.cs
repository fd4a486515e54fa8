using System.Collections.Frozen;
using System.Globalization;

namespace Workflows.Engine.Definitions;

/// <summary>Gives every node its number, its path and, where the definition lacks one, its id.</summary>
internal static class NodeNumbering
{
    /// <summary>Numbers the tree, parents before children, and reports ids used twice.</summary>
    public static IReadOnlyList<ActivityNode> Number(ActivityNode root, ICollection<DefinitionProblem> problems)
    {
        var nodes = new List<ActivityNode>();
        Collect(root, nodes);
        NameTheNameless(nodes);
        foreach (var node in nodes)
            Hide(node);
        foreach (var node in nodes)
            node.NodeId = node.Parent is { } parent ? $"{parent.NodeId}:{node.Id}" : node.Id;
        foreach (
            var twins in nodes.GroupBy(node => node.NodeId, StringComparer.Ordinal).Where(twins => twins.Count() > 1)
        )
            problems.Add(new(twins.First().Id, ProblemCodes.DuplicateId, "有多个活动使用这个标识。"));
        return nodes;
    }

    private static void Collect(ActivityNode node, List<ActivityNode> nodes)
    {
        node.Index = nodes.Count;
        nodes.Add(node);
        foreach (var child in node.Children)
        {
            child.Parent = node;
            Collect(child, nodes);
        }
    }

    private static void Hide(ActivityNode node)
    {
        var inputs = node.Inputs.Select(input => input.Name).Where(name => LogPersistence.HidesInput(node, name));
        var outputs = node.Outputs.Select(output => output.Name).Where(name => LogPersistence.HidesOutput(node, name));
        node.HiddenInputs = inputs.ToFrozenSet(StringComparer.Ordinal);
        node.HiddenOutputs = outputs.ToFrozenSet(StringComparer.Ordinal);
    }

    private static void NameTheNameless(List<ActivityNode> nodes)
    {
        var taken = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.Where(node => node.Id.Length == 0))
        {
            var number = 1;
            var name = node.TypeName[(node.TypeName.LastIndexOf('.') + 1)..];
            while (!taken.Add(string.Create(CultureInfo.InvariantCulture, $"{name}{number}")))
                number++;
            node.Id = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        }
    }
}
