using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;

namespace Workflows.Definitions.Outlines;

/// <summary>
/// Reads a flowchart as an outline. Where the ways of an activity come together again, the outline goes on; what lies
/// on one way alone stands within that way. A flow that can't be told so is refused with the step where that shows.
/// </summary>
internal sealed class OutlineReader
{
    private readonly FlowShape shape;
    private readonly OutlineConditions conditions;
    private readonly HashSet<int> placed = [];

    private OutlineReader(JsonObject definition, WorkflowGraph graph)
    {
        shape = FlowShape.Of(definition, graph);
        conditions = new OutlineConditions(definition);
    }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="TooFreeException">It is drawn too freely.</exception>
    public static Outline Read(JsonObject definition, WorkflowGraph graph)
    {
        var reader = new OutlineReader(definition, graph);
        var (blocks, exit) = reader.Sequence(reader.shape.Start, FlowShape.None, []);
        return new Outline(blocks, exit);
    }

    private (IReadOnlyList<OutlineBlock> Blocks, OutlineExit Exit) Sequence(
        int from,
        int until,
        ImmutableList<int> before
    )
    {
        var blocks = new List<OutlineBlock>();
        var at = from;
        while (at != until)
        {
            if (!placed.Add(at))
                throw shape.Refuse(at, "能从互不相干的几处走到，简易设计里各路只能在同一处汇合");
            before = before.Add(at);
            var merge = MergeOf(at, until);
            var block = Block(at, merge, until, before);
            blocks.Add(block);
            if (block.JoinId is not null)
            {
                var (next, exit) = After(merge, before, until);
                if (exit is not null)
                    return (blocks, exit);
                at = next;
                continue;
            }
            if (merge == until)
                return blocks[^1].Ways.Any(way => way.Exit.Kind is ExitKind.Next)
                    ? (blocks, OutlineExit.Next)
                    : Hoisted(blocks);
            at = merge;
        }
        return (blocks, OutlineExit.Next);
    }

    private OutlineBlock Block(int at, int merge, int until, ImmutableList<int> before)
    {
        var node = shape.Node(at);
        var kind = KindOf(at);
        var isJoined = merge != until && shape.Node(merge).Activity is FlowJoin && IsJoinOf(at, merge, kind);
        // From one branch nothing leads back to before all of them: the others would go on, and then start again.
        var inside = kind is BlockKind.Parallel ? [] : before;
        var ways = shape.PortsOf(at).Select(port => Way(at, port, merge, inside)).ToArray();
        if (
            kind is BlockKind.Parallel
            && (merge == FlowShape.None || ways.Any(way => way.Exit.Kind is not ExitKind.Next))
        )
            throw shape.Refuse(at, "分出的各路没有走到同一个“汇合”");
        return new OutlineBlock
        {
            Id = node.Id,
            Type = node.TypeName,
            Kind = kind,
            Title = shape.TitleOf(at),
            Settings = FlowJson.SettingsOf(shape.Json(at), node.Descriptor),
            Ways = ways,
            JoinId = isJoined ? shape.Node(merge).Id : null,
        };
    }

    private OutlineWay Way(int at, string port, int merge, ImmutableList<int> before)
    {
        var condition =
            KindOf(at) is BlockKind.Condition ? conditions.Read(FlowCases.ConditionOf(shape.Json(at), port)) : null;
        var target = shape.TargetOf(at, port);
        if (target == merge && target != FlowShape.None)
            return new OutlineWay(port, [], OutlineExit.Next) { Condition = condition };
        if (ExitAt(at, target, before) is { } exit)
            return new OutlineWay(port, [], exit) { Condition = condition };
        var (blocks, end) = Sequence(target, merge, before);
        return new OutlineWay(port, blocks, end) { Condition = condition };
    }

    private OutlineExit? ExitAt(int at, int target, ImmutableList<int> before)
    {
        if (target == FlowShape.None)
            return OutlineExit.Stop;
        if (shape.IsEnd(target))
            return new OutlineExit(ExitKind.End, shape.Node(target).Id);
        if (!shape.IsBack(at, target))
            return null;
        return before.Contains(target)
            ? new OutlineExit(ExitKind.Back, shape.Node(target).Id)
            : throw shape.Refuse(at, $"连回“{shape.TitleOf(target)}”，而那不在它所在的一路里，也不是它前面的步骤");
    }

    private (int Next, OutlineExit? Exit) After(int join, ImmutableList<int> before, int until)
    {
        placed.Add(join);
        var target = shape.TargetOf(join, Activity.Done);
        return target == until && target != FlowShape.None ? (until, null) : (target, ExitAt(join, target, before));
    }

    // Where the ways come together; the end of the sequence where they don't, or only there.
    private int MergeOf(int at, int until)
    {
        var onward = shape.OnwardFrom(at);
        var shared = onward
            .SelectMany(shape.ReachedFrom)
            .GroupBy(node => node)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet();
        if (shared.Count > 0)
            return shared.First(node => !shared.Any(other => other != node && shape.ReachedFrom(other).Contains(node)));
        if (KindOf(at) is BlockKind.Parallel)
            return onward is [var only] ? only : until;

        // It goes on by its first outcome, a condition by what holds when nothing else does, unless another way leads
        // where the whole sequence does, or a condition's ways come to one end.
        var isCondition = KindOf(at) is BlockKind.Condition;
        var ports = shape.PortsOf(at);
        var main = shape.TargetOf(at, isCondition ? ports[^1] : ports[0]);
        if (!onward.Contains(main))
            return isCondition && onward is [var single] ? single : until;
        var others = ports.Select(port => shape.TargetOf(at, port)).Where(target => target != main && target >= 0);
        return others.Any(other => Reaches(other, until) || (isCondition && shape.ShareEnd(other, main)))
            ? until
            : main;
    }

    private bool Reaches(int at, int until) =>
        until != FlowShape.None && !shape.IsEnd(at) && shape.ReachedFrom(at).Contains(until);

    // The last block of a sequence that leads to nothing shared: where it goes onward is where the sequence goes.
    private static (IReadOnlyList<OutlineBlock> Blocks, OutlineExit Exit) Hoisted(List<OutlineBlock> blocks)
    {
        var last = blocks[^1];
        var isStep = last.Kind is BlockKind.Step or BlockKind.Start;
        var exit = isStep ? last.Ways[0].Exit : last.Ways[^1].Exit;
        var ways = last.Ways.Select(
            (way, i) => (isStep ? i == 0 : way.Exit == exit) ? way with { Exit = OutlineExit.Next } : way
        );
        return ([.. blocks.SkipLast(1), last with { Ways = [.. ways] }], exit);
    }

    private BlockKind KindOf(int at) =>
        shape.Node(at).Activity switch
        {
            _ when shape.Node(at).Descriptor.IsStart => BlockKind.Start,
            FlowSwitch when FlowCases.TakesAll(shape.Json(at)) => throw shape.Refuse(
                at,
                "选了“所有成立的”，可能同时走几路，简易设计的条件只走一路"
            ),
            FlowDecision or FlowSwitch => BlockKind.Condition,
            FlowFork => BlockKind.Parallel,
            FlowJoin => throw shape.Refuse(at, "前面没有对应的“分叉”"),
            _ => BlockKind.Step,
        };

    private bool IsJoinOf(int at, int join, BlockKind kind)
    {
        var mode = FlowJson.Text((shape.Json(join)["mode"] as JsonObject)?["expression"]?["value"]) ?? "WaitAny";
        return kind switch
        {
            BlockKind.Parallel when mode == nameof(FlowJoinMode.WaitAny) => throw shape.Refuse(
                join,
                "只等最先走到的一路，简易设计的并行要等各路都办完"
            ),
            BlockKind.Parallel => true,
            _ when mode == nameof(FlowJoinMode.WaitAll) => throw shape.Refuse(
                join,
                $"要等“{shape.TitleOf(at)}”的各路都走到，而那里只走一路"
            ),
            _ => true,
        };
    }
}
