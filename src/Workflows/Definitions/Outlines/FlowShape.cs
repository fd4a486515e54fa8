using System.Text.Json.Nodes;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;

namespace Workflows.Definitions.Outlines;

/// <summary>A flowchart as it leads forward: what ends a flow and what leads back are set apart, so there are no circles.</summary>
internal sealed class FlowShape
{
    /// <summary>In place of an activity: none.</summary>
    public const int None = -1;

    // More than anybody reads as a list; it also bounds how deep the search goes.
    private const int MostActivities = 500;

    private readonly Flowchart flow;
    private readonly FlowGraph graph;
    private readonly JsonObject[] json;
    private readonly Dictionary<int, HashSet<int>> reached = [];

    private FlowShape(Flowchart flow, FlowGraph graph, JsonObject[] json)
    {
        this.flow = flow;
        this.graph = graph;
        this.json = json;
    }

    /// <summary>Where it starts.</summary>
    public int Start => graph.Start;

    /// <summary>Reads a definition's flowchart.</summary>
    /// <exception cref="TooFreeException">It is no flowchart, or has parts that nothing leads to.</exception>
    public static FlowShape Of(JsonObject definition, WorkflowGraph compiled)
    {
        if (compiled.Root.Children is not [{ Activity: Flowchart flow }])
            throw new TooFreeException(null, "这个流程不是画成流程图的，只能在 Studio 中修改。");
        var activities = FlowJson.Activities(definition).OfType<JsonObject>().ToArray();
        if (flow.DefaultGraph is not { } graph || activities.Length != flow.Activities.Count)
            throw new TooFreeException(null, "这个流程里还没有步骤，请先在 Studio 中放一个“开始”。");
        if (activities.Length > MostActivities)
            throw new TooFreeException(
                null,
                $"这个流程有{activities.Length}个活动，简易设计最多显示{MostActivities}个。"
            );
        var shape = new FlowShape(flow, graph, activities);
        var twice = flow
            .Activities.GroupBy(node => node.Id, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new TooFreeException(twice.Key, $"有两个活动的标识都是“{twice.Key}”，请在 Studio 中改正。");
        for (var i = 0; i < activities.Length; i++)
            shape.Check(i);
        return shape;
    }

    /// <summary>An activity, compiled.</summary>
    public ActivityNode Node(int at) => flow.Activities[at];

    /// <summary>An activity's JSON.</summary>
    public JsonObject Json(int at) => json[at];

    /// <summary>What an activity is called.</summary>
    public string TitleOf(int at) => FlowJson.TitleOf(json[at]);

    /// <summary>Whether an activity ends the flow.</summary>
    public bool IsEnd(int at) => Node(at).Descriptor.IsTerminal;

    /// <summary>The ways that leave an activity, in the order of its outcomes.</summary>
    public IReadOnlyList<string> PortsOf(int at)
    {
        var named = Node(at).Activity is FlowFork ? FlowJson.BranchesOf(json[at]) : Node(at).Outcomes;
        // Where any outcome is possible, those count that lead somewhere.
        var ports = named.Count > 0 ? named : graph.Outbound(at).Select(line => line.Port ?? Activity.Done);
        return ports.Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } known ? known : [Activity.Done];
    }

    /// <summary>Where a way leads; <see cref="None"/> where nothing is connected.</summary>
    /// <exception cref="TooFreeException">To several places at once.</exception>
    public int TargetOf(int at, string port)
    {
        int[] targets =
        [
            .. graph
                .Outbound(at)
                .Where(line => (line.Port ?? Activity.Done) == port)
                .Select(line => line.Target)
                .Distinct(),
        ];
        return targets.Length <= 1
            ? targets.FirstOrDefault(None)
            : throw Refuse(at, "的一个出口同时连到几个步骤，请在 Studio 中改用“分叉”");
    }

    /// <summary>Whether a way leads back.</summary>
    public bool IsBack(int at, int target) =>
        graph.Outbound(at).Any(line => line.Target == target && graph.IsBackward(line));

    /// <summary>What an activity leads on to, ends of the flow not counted.</summary>
    public IReadOnlyList<int> OnwardFrom(int at) =>
        [
            .. graph
                .Outbound(at)
                .Where(line => !graph.IsBackward(line) && !IsEnd(line.Target))
                .Select(line => line.Target)
                .Distinct(),
        ];

    /// <summary>An activity and all it leads on to, near or far.</summary>
    public IReadOnlySet<int> ReachedFrom(int at)
    {
        if (reached.TryGetValue(at, out var known))
            return known;
        HashSet<int> found = [at, .. OnwardFrom(at).SelectMany(ReachedFrom)];
        reached[at] = found;
        return found;
    }

    /// <summary>Whether two activities lead on to one and the same end of the flow, or are it.</summary>
    public bool ShareEnd(int one, int other) => EndsFrom(one).Overlaps(EndsFrom(other));

    /// <summary>A refusal that names a step.</summary>
    public TooFreeException Refuse(int at, string why) => new(Node(at).Id, $"“{TitleOf(at)}”{why}。");

    private HashSet<int> EndsFrom(int at) =>
        IsEnd(at) ? [at] : [.. ReachedFrom(at).SelectMany(graph.Outbound).Select(line => line.Target).Where(IsEnd)];

    private void Check(int at)
    {
        var node = Node(at);
        if (node.TypeName == NotFoundActivity.Name)
            throw Refuse(at, $"是本服务没有的活动（{FlowJson.Text(json[at]["type"])}）");
        if (!graph.IsReachable(at))
            throw Refuse(at, "没有连进流程，请先在 Studio 中连上或删去");
        if (node.CanStartWorkflow && at != graph.Start)
            throw Refuse(at, "也能启动流程，简易设计只有一个开头");
        var ports = PortsOf(at);
        foreach (var line in graph.Outbound(at))
        {
            if (!ports.Contains(line.Port ?? Activity.Done, StringComparer.Ordinal))
                throw Refuse(at, $"有一条连线从不存在的出口“{line.Port}”引出");
            if (graph.IsBackward(line) && !graph.IsValidBackward(line))
                throw Refuse(at, $"连回“{TitleOf(line.Target)}”，但不是每条路都经过那里");
        }
    }
}
