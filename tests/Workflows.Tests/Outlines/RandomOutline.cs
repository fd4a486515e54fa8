using System.Text.Json.Nodes;
using CsCheck;
using Workflows.Definitions.Outlines;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Outlines;

/// <summary>An outline made at random: chains of steps with conditions, branches, ways of their own, returns and ends.</summary>
internal sealed class RandomOutline
{
    private static readonly (string Type, string[] Ports)[] Steps =
    [
        ("Approvals.Work", ["submit"]),
        ("Approvals.Review", ["approve", "return"]),
        ("Approvals.JointReview", ["approve", "return"]),
        ("Approvals.Consult", ["agree", "decline"]),
        ("Approvals.Copy", ["Done"]),
    ];

    private readonly int[] choices;
    private int next;
    private int lastId;
    private int branches;

    private RandomOutline(int[] choices) => this.choices = choices;

    /// <summary>An outline with a start and an end.</summary>
    public static Outline Of(uint seed)
    {
        var random = new PCG(seed, seed);
        var made = new RandomOutline(Gen.Int[0, 1_000_000].Array[400].Generate(random, null, out _));
        var start = made.Block("Elsa.Start", BlockKind.Start, [new OutlineWay("Done", [], OutlineExit.Next)]);
        return new Outline([start, .. made.Sequence(depth: 3, [], atLeast: 1)], made.End());
    }

    private List<OutlineBlock> Sequence(int depth, string[] before, int atLeast)
    {
        var blocks = new List<OutlineBlock>();
        string[] earlier = before;
        for (var count = Pick(atLeast, 4); blocks.Count < count; )
        {
            var block = depth > 0 && Pick(0, 3) == 0 ? Branching(depth - 1, earlier) : Step(depth - 1, earlier);
            blocks.Add(block);
            if (block is { Kind: BlockKind.Step, Type: not "Approvals.Copy" })
                earlier = earlier.Append(block.Id).ToArray();
        }
        return blocks;
    }

    private OutlineBlock Step(int depth, string[] before)
    {
        var (type, ports) = Steps[Pick(0, Steps.Length - 1)];
        var block = Block(type, BlockKind.Step, []);
        return block with
        {
            Ways =
            [
                new OutlineWay(ports[0], [], OutlineExit.Next),
                .. ports.Skip(1).Select(port => Aside(port, depth, before.Append(block.Id).ToArray())),
            ],
        };
    }

    // What an outcome that doesn't lead onward may do.
    private OutlineWay Aside(string port, int depth, string[] before) =>
        Pick(0, 4) switch
        {
            0 => new OutlineWay(port, [], OutlineExit.Next),
            1 => new OutlineWay(port, [], End()),
            2 when depth > 0 => new OutlineWay(port, Sequence(depth, before, 1), Anywhere(Pick(0, 1) == 0)),
            _ when before.Length > 0 => new OutlineWay(port, [], Back(before)),
            _ => new OutlineWay(port, [], End()),
        };

    private OutlineBlock Branching(int depth, string[] before)
    {
        var isParallel = Pick(0, 1) == 0;
        var block = Block(
            isParallel ? "Elsa.FlowFork" : "Elsa.FlowSwitch",
            isParallel ? BlockKind.Parallel : BlockKind.Condition,
            []
        );
        branches += isParallel ? 1 : 0;
        OutlineWay[] lanes =
        [
            .. Enumerable
                .Range(1, Pick(1, 2))
                .Select(i => new OutlineWay(
                    $"路{i}",
                    Sequence(depth, isParallel ? [] : before, isParallel ? 1 : 0),
                    Anywhere(isParallel || Pick(0, 2) > 0)
                )
                {
                    Condition = isParallel ? null : new OutlineCondition(null, null, null, Literal(Pick(0, 1) == 0)),
                }),
        ];
        var last = new OutlineWay(
            isParallel ? "末路" : "Default",
            Sequence(depth, isParallel ? [] : before, isParallel ? 1 : 0),
            OutlineExit.Next
        );
        branches -= isParallel ? 1 : 0;
        return block with { Ways = [.. lanes, last], JoinId = isParallel ? $"{block.Id}-join" : null };
    }

    private OutlineBlock Block(string type, BlockKind kind, OutlineWay[] ways)
    {
        var id = $"b{++lastId:000}";
        return new OutlineBlock
        {
            Id = id,
            Type = type,
            Kind = kind,
            Title = $"步骤{lastId}",
            Ways = ways,
            Settings = type switch
            {
                "Approvals.Copy" => new JsonObject
                {
                    ["title"] = Json.Literal($"步骤{lastId}"),
                    ["people"] = Json.Literal("office"),
                },
                _ when type.StartsWith("Approvals.", StringComparison.Ordinal) => new JsonObject
                {
                    ["title"] = Json.Literal($"步骤{lastId}"),
                },
                _ => null,
            },
        };
    }

    // A branch's way with steps that then ends the flow is not waited for where the branches meet, so none is made.
    private OutlineExit Anywhere(bool isOnward) => isOnward || branches > 0 ? OutlineExit.Next : End();

    private OutlineExit End() => new(ExitKind.End, $"end{++lastId:000}");

    private OutlineExit Back(string[] before) => new(ExitKind.Back, before[Pick(0, before.Length - 1)]);

    private static JsonObject Literal(bool value) => new() { ["type"] = "Literal", ["value"] = value };

    private int Pick(int least, int most) => least + (choices[next++ % choices.Length] % (most - least + 1));
}
