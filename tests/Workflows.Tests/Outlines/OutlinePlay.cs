using Workflows.Definitions.Outlines;

namespace Workflows.Tests.Outlines;

/// <summary>Goes through an outline as a person reads it: which steps are open, and which open after a decision.</summary>
internal sealed class OutlinePlay
{
    private readonly SortedDictionary<string, Action<string>> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action> entries = new(StringComparer.Ordinal);

    public OutlinePlay(Outline outline) => Go(outline.Blocks, 0, () => Leave(outline.Exit, () => { }));

    /// <summary>The steps that wait, in order of their ids.</summary>
    public IReadOnlyList<string> Open => [.. open.Keys];

    /// <summary>Decides an open step.</summary>
    public void Decide(string step, string outcome)
    {
        var decide = open[step];
        open.Remove(step);
        decide(outcome);
    }

    private void Go(IReadOnlyList<OutlineBlock> blocks, int i, Action then)
    {
        if (i == blocks.Count)
            then();
        else
            Enter(blocks[i], () => Go(blocks, i + 1, then));
    }

    private void Enter(OutlineBlock block, Action next)
    {
        entries[block.Id] = () => Enter(block, next);
        switch (block.Kind)
        {
            case BlockKind.Parallel:
                var missing = block.Ways.Count;
                foreach (var way in block.Ways)
                    Take(way, () => (--missing == 0 ? next : () => { })());
                break;
            case BlockKind.Condition:
                Take(
                    block.Ways.First(way => way.Condition?.Expression is not { } holds || (bool)holds["value"]!),
                    next
                );
                break;
            case BlockKind.Step when block.Ways[0].Port != "Done":
                open[block.Id] = outcome => Take(block.Ways.First(way => way.Port == outcome), next);
                break;
            default:
                Take(block.Ways[0], next);
                break;
        }
    }

    private void Take(OutlineWay way, Action next) => Go(way.Blocks, 0, () => Leave(way.Exit, next));

    private void Leave(OutlineExit exit, Action next)
    {
        if (exit.Kind is ExitKind.Next)
            next();
        else if (exit.Kind is ExitKind.Back)
            entries[exit.To!]();
        else if (exit.Kind is ExitKind.End)
            open.Clear();
    }
}
