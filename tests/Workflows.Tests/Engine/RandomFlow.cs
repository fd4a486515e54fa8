using System.Text.Json.Nodes;
using CsCheck;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

/// <summary>A flow made at random, and how often each of its lines must be written.</summary>
internal sealed class RandomFlow
{
    private enum Kind
    {
        Line,
        Wait,
        Count,
        Sequence,
        Parallel,
        Join,
        WaitAll,
        Decision,
        Loop,
    }

    private sealed record Step(Kind Kind, int Number, Step[] Steps);

    private int _lastId;

    private RandomFlow(Step step)
    {
        var root = Build(step, times: 1);
        Definition = Workflow(Sequence(root), Variable("Count", "Int32", "0"));
    }

    public static Gen<RandomFlow> Gen { get; } = Steps(depth: 3).Select(step => new RandomFlow(step));

    public string Definition { get; }

    public SortedDictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

    public int Waits { get; private set; }

    public int Count { get; private set; }

    private static Gen<Step> Steps(int depth)
    {
        var leaf = CsCheck.Gen.Int[(int)Kind.Line, (int)Kind.Count].Select(kind => new Step((Kind)kind, 0, []));
        if (depth == 0)
            return leaf;
        var inner = CsCheck.Gen.Select(
            CsCheck.Gen.Int[(int)Kind.Sequence, (int)Kind.Loop],
            CsCheck.Gen.Int[1, 3],
            Steps(depth - 1).Array[2, 3],
            (kind, number, steps) => new Step((Kind)kind, number, steps)
        );
        return CsCheck.Gen.Frequency((1, leaf), (2, inner));
    }

    private JsonObject Build(Step step, int times)
    {
        switch (step.Kind)
        {
            case Kind.Line:
                return Expected(times);
            case Kind.Wait:
                Waits += times;
                return Event(NewId("Wait"));
            case Kind.Count:
                Count += times;
                return Set("Count", Js("getCount() + 1"));
            case Kind.Sequence:
                return Sequence([.. Build(step.Steps, times)]);
            case Kind.Parallel:
                return Node(
                    "Parallel",
                    NewId("Parallel"),
                    ("activities", new JsonArray([.. Build(step.Steps, times)]))
                );
            case Kind.Loop:
                return Node(
                    "For",
                    NewId("For"),
                    ("start", Literal(1, "Int32")),
                    ("end", Literal(step.Number, "Int32")),
                    ("body", Build(step.Steps[0], times * step.Number))
                );
            case Kind.Decision:
                return Decide(step, times);
            default:
                return Branch(step, times);
        }
    }

    private JsonObject Branch(Step step, int times)
    {
        var (start, end) = (Expected(times), Expected(times));
        JsonObject[] branches = [.. Build(step.Steps, times)];
        var join = Node("FlowJoin", NewId("Join"), ("mode", Literal("WaitAll", "FlowJoinMode")));
        var meeting = step.Kind == Kind.WaitAll ? join : end;
        string[] ways = [.. branches.SelectMany(branch => new[] { Way(start, branch), Way(branch, meeting) })];
        return meeting == end
            ? Flow([start, .. branches, end], ways)
            : Flow([start, .. branches, join, end], [.. ways, Way(join, end)]);
    }

    private JsonObject Decide(Step step, int times)
    {
        var holds = step.Number > 1;
        var decision = Node("FlowDecision", NewId("If"), ("condition", Literal(holds, "Boolean")));
        var (yes, no) = (Build(step.Steps[0], holds ? times : 0), Build(step.Steps[1], holds ? 0 : times));
        var end = Expected(times);
        return Flow(
            [decision, yes, no, end],
            Way(decision, yes, ".True"),
            Way(decision, no, ".False"),
            Way(yes, end),
            Way(no, end)
        );
    }

    private IEnumerable<JsonObject> Build(Step[] steps, int times) => steps.Select(step => Build(step, times));

    private JsonObject Expected(int times)
    {
        var id = NewId("Line");
        if (times > 0)
            Lines[id] = times;
        return Line(id);
    }

    private string NewId(string kind) => $"{kind}{++_lastId}";

    private static string Way(JsonObject source, JsonObject target, string port = "") =>
        $"{source["id"]!.GetValue<string>()}{port}->{target["id"]!.GetValue<string>()}";
}
