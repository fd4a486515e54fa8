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
        Timer,
        Count,
        Dispatch,
        Execute,
        Sequence,
        Parallel,
        Fork,
        ImplicitJoin,
        WaitAll,
        WaitAllActive,
        Decision,
        If,
        Switch,
        For,
        While,
        ForEach,
        ParallelForEach,
        ForkAny,
        WaitAny,
    }

    private sealed record Step(Kind Kind, int Number, Step[] Steps);

    private int _lastId;
    private int _races;

    private RandomFlow(Step step)
    {
        var root = Build(step, times: 1);
        Definition = Workflow(Sequence(root), Variable("Count", "Int32", "0"));
    }

    public static Gen<RandomFlow> Gen { get; } = Steps(depth: 3).Select(step => new RandomFlow(step));

    public string Definition { get; }

    /// <summary>How often each line is written; those within a race are not among them.</summary>
    public SortedDictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each line within a race is written at most: whoever loses may have got to it or not.</summary>
    public SortedDictionary<string, int> LinesAtMost { get; } = new(StringComparer.Ordinal);

    /// <summary>How often the flow waits; with a race at most.</summary>
    public int Waits { get; private set; }

    /// <summary>How often the flow counts; with a race at most.</summary>
    public int Count { get; private set; }

    /// <summary>Whether anything within depends on who comes first.</summary>
    public bool HasRace => Kinds.Overlaps([nameof(Kind.ForkAny), nameof(Kind.WaitAny)]);

    public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

    private static Gen<Step> Steps(int depth)
    {
        var leaf = CsCheck.Gen.Int[(int)Kind.Line, (int)Kind.Execute].Select(kind => new Step((Kind)kind, 0, []));
        if (depth == 0)
            return leaf;
        var inner = CsCheck.Gen.Select(
            CsCheck.Gen.Int[(int)Kind.Sequence, (int)Kind.WaitAny],
            CsCheck.Gen.Int[1, 3],
            Steps(depth - 1).Array[2, 3],
            (kind, number, steps) => new Step((Kind)kind, number, steps)
        );
        return CsCheck.Gen.Frequency((1, leaf), (2, inner));
    }

    private JsonObject Build(Step step, int times)
    {
        Kinds.Add(step.Kind.ToString());
        return step.Kind switch
        {
            Kind.Line => Expected(times),
            Kind.Wait => Waiting(Event(NewId("Wait")), times),
            Kind.Timer => Waiting(Node("Delay", NewId("Delay"), ("timeSpan", Literal("00:10:00", "TimeSpan"))), times),
            Kind.Dispatch => Waiting(Child("DispatchWorkflow"), times),
            Kind.Execute => Waiting(Child("ExecuteWorkflow"), times),
            Kind.Count => Counting(times),
            Kind.Sequence => Sequence([.. Build(step.Steps, times)]),
            Kind.Parallel => Node("Parallel", NewId("Parallel"), ("activities", Array(Build(step.Steps, times)))),
            Kind.Fork => Fork("WaitAll", Build(step.Steps, times)),
            Kind.If => Node(
                "If",
                NewId("If"),
                ("condition", Literal(step.Number > 1, "Boolean")),
                ("then", Build(step.Steps[0], step.Number > 1 ? times : 0)),
                ("else", Build(step.Steps[1], step.Number > 1 ? 0 : times))
            ),
            Kind.Switch => Choose(step, times),
            Kind.Decision => Decide(step, times),
            Kind.For => Node(
                "For",
                NewId("For"),
                ("start", Literal(step.Number, "Int32")),
                ("end", Literal(1, "Int32")),
                ("step", Literal(-1, "Int32")),
                ("body", Build(step.Steps[0], times * step.Number))
            ),
            Kind.While => Repeat(step, times),
            Kind.ForEach or Kind.ParallelForEach => Node(
                step.Kind.ToString(),
                NewId("Each"),
                ("items", Js(step.Number == 1 ? "[7]" : "[7, 8, 9].slice(0, " + step.Number + ")")),
                ("body", Build(step.Steps[0], times * step.Number))
            ),
            Kind.ForkAny => Race(step, times),
            _ => Branch(step, times),
        };
    }

    private JsonObject Waiting(JsonObject activity, int times)
    {
        Waits += times;
        return activity;
    }

    private JsonObject Counting(int times)
    {
        Count += times;
        return Set("Count", Js("getCount() + 1"));
    }

    private JsonObject Child(string type) =>
        Node(
            type,
            NewId("Child"),
            ("workflowDefinitionId", Literal("child")),
            ("waitForCompletion", Literal(true, "Boolean"))
        );

    private JsonObject Fork(string mode, IEnumerable<JsonObject> branches) =>
        Node("Fork", NewId("Fork"), ("joinMode", mode), ("branches", Array(branches)));

    private JsonObject Race(Step step, int times)
    {
        _races++;
        var race = Fork("WaitAny", Build(step.Steps, times));
        _races--;
        return race;
    }

    private JsonObject Choose(Step step, int times)
    {
        var cases = step.Steps.Select(
            (inner, i) =>
                new JsonObject
                {
                    ["label"] = $"Case {i}",
                    ["condition"] = new JsonObject { ["type"] = "Literal", ["value"] = i == step.Number - 1 },
                    ["activity"] = Build(inner, i == step.Number - 1 ? times : 0),
                }
        );
        var other = Expected(step.Number > step.Steps.Length ? times : 0);
        return Node("Switch", NewId("Switch"), ("cases", Array(cases)), ("default", other));
    }

    // Its counter is a variable of the sequence around it, so that loops side by side don't count each other's rounds.
    private JsonObject Repeat(Step step, int times)
    {
        var counter = NewId("Round");
        var condition = Js($"getVariable('{counter}') < {step.Number}", "Boolean");
        var body = Sequence(
            Set(counter, Js($"getVariable('{counter}') + 1")),
            Build(step.Steps[0], times * step.Number)
        );
        var sequence = Sequence(Node("While", NewId("While"), ("condition", condition), ("body", body)));
        sequence["variables"] = new JsonArray(Variable(counter, "Int32", "0"));
        return sequence;
    }

    private JsonObject Branch(Step step, int times)
    {
        var (start, end) = (Expected(times), Expected(times));
        var isRace = step.Kind == Kind.WaitAny;
        _races += isRace ? 1 : 0;
        JsonObject[] branches = [.. Build(step.Steps, times)];
        _races -= isRace ? 1 : 0;
        if (step.Kind == Kind.ImplicitJoin)
            return Flow([start, .. branches, end], Ways(start, branches, end));
        var join = Node("FlowJoin", NewId("Join"), ("mode", Literal(step.Kind.ToString(), "FlowJoinMode")));
        return Flow([start, .. branches, join, end], [.. Ways(start, branches, join), Way(join, end)]);
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
            (_races > 0 ? LinesAtMost : Lines)[id] = times;
        return Line(id);
    }

    private string NewId(string kind) => $"{kind}{++_lastId}";

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);

    private static string[] Ways(JsonObject start, JsonObject[] branches, JsonObject end) =>
        [.. branches.SelectMany(branch => new[] { Way(start, branch), Way(branch, end) })];

    private static string Way(JsonObject source, JsonObject target, string port = "") =>
        $"{source["id"]!.GetValue<string>()}{port}->{target["id"]!.GetValue<string>()}";
}
