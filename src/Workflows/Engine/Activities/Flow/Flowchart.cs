using System.Globalization;
using System.Text.Json;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Activities;

/// <summary>
/// Runs activities along connections. It starts at one activity only: the trigger that started the burst, else a
/// Start, else one marked to start the workflow, else the first that nothing leads to, else the first (Elsa).
/// </summary>
[Activity("Elsa", "Workflows", IsContainer = true, Description = "Runs activities along connections.")]
public sealed class Flowchart : Activity
{
    private const string ModeProperty = "Flowchart:ExecutionMode";

    /// <summary>Marks a child that was reached by a way back, or scheduled from outside: it isn't counted as a visit.</summary>
    internal const string OutOfTurnTag = "backward";

    private IReadOnlyList<FlowConnection> _connections = [];
    private Dictionary<ActivityNode, int> _positions = [];
    private Lazy<FlowGraph>[] _graphs = [];
    private int _start;

    /// <summary>The activities; their order decides only where to start.</summary>
    public IReadOnlyList<ActivityNode> Activities { get; init; } = [];

    /// <summary>The connections as written.</summary>
    public JsonElement Connections { get; init; }

    /// <inheritdoc/>
    public override void Compiled(ActivityNode node, ICollection<DefinitionProblem> problems)
    {
        _connections = FlowConnection.Read(Connections, Activities, problems);
        _positions = Activities
            .Select((activity, i) => (activity, i))
            .ToDictionary(pair => pair.activity, pair => pair.i);
        _graphs =
        [
            .. Activities.Select((_, i) => new Lazy<FlowGraph>(() => new FlowGraph(i, Activities.Count, _connections))),
        ];
        _start = FindStart();
    }

    /// <summary>The connections that exist, for validation.</summary>
    internal IReadOnlyList<FlowConnection> ResolvedConnections => _connections;

    /// <summary>The flow as seen from where it starts without a trigger; null when it is empty.</summary>
    internal FlowGraph? DefaultGraph => Activities.Count == 0 ? null : _graphs[_start].Value;

    /// <summary>Whether the flow, started without a trigger or by one, leads to an activity.</summary>
    internal bool Reaches(ActivityNode activity) =>
        (DefaultGraph is { } graph ? TriggeredGraphs.Prepend(graph) : []).Any(flow =>
            flow.IsReachable(_positions[activity])
        );

    /// <summary>The flow as seen from one of its activities, by position.</summary>
    internal FlowGraph GraphFrom(int start) => _graphs[start].Value;

    /// <summary>The flow as seen from the triggers that may start it.</summary>
    internal IEnumerable<FlowGraph> TriggeredGraphs =>
        Activities.Where(activity => activity.CanStartWorkflow).Select(activity => _graphs[_positions[activity]].Value);

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        if (Activities.Count == 0)
            return ActivityResult.Complete();
        var trigger = context.TriggerActivityId is { } id ? IndexOf(activity => activity.Id == id) : -1;
        var start = trigger >= 0 ? trigger : _start;
        return ActivityResult
            .Schedule(Activities[start])
            .Keep(FlowState.New(start, Activities.Count, _connections.Count));
    }

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        child.IsTerminal
            ? ActivityResult.Complete().With(new StateChange.ScheduledWithdrawn(Activities))
            : GoOn(context, child, child.Follows);

    /// <inheritdoc/>
    public override ActivityResult ChildCanceled(ActivityExecutionContext context, ChildCompletion child) =>
        GoOn(context, child, _ => false);

    /// <inheritdoc/>
    public override object? Migrate(ActivityMigration migration) =>
        migration.State<FlowState>() is { } state && migration.From.Activity is Flowchart from && Activities.Count > 0
            ? new FlowMigration(from, this, state).Map(migration)
            : null;

    /// <summary>What leads forward to an activity of a running flowchart, near or far.</summary>
    internal IReadOnlyList<ActivityNode> AncestorsOf(ActivityNode activity, FlowState state) =>
        [.. _graphs[state.Start].Value.Ancestors(_positions[activity]).Select(i => Activities[i])];

    /// <summary>Whether an activity leads forward to another or comes after it, or is the same.</summary>
    internal bool IsBeforeOrAfter(ActivityNode activity, ActivityNode other, FlowState state)
    {
        var graph = _graphs[state.Start].Value;
        var (one, two) = (_positions[activity], _positions[other]);
        return one == two || graph.Ancestors(one).Contains(two) || graph.Ancestors(two).Contains(one);
    }

    /// <summary>Whether an activity leads forward to another, as seen from where the flow starts without a trigger.</summary>
    internal bool LeadsTo(ActivityNode activity, ActivityNode other) =>
        DefaultGraph!.Ancestors(_positions[other]).Contains(_positions[activity]);

    /// <summary>The counters as if nothing after an activity had been decided, for what comes after to be decided anew.</summary>
    internal FlowState Rewind(FlowState state, ActivityNode to, IReadOnlyList<ActivityNode> running) =>
        new FlowRewind(_graphs[state.Start].Value, Activities.Count).To(
            state.Copy(),
            _positions[to],
            [.. running.Select(activity => _positions[activity])]
        );

    private ActivityResult GoOn(ActivityExecutionContext context, ChildCompletion child, Func<string?, bool> follows)
    {
        var state = context.State<FlowState>()!.Copy();
        var graph = _graphs[state.Start].Value;
        var activity = _positions[child.Node!];
        if (!graph.IsReachable(activity))
            throw new InvalidOperationException(
                $"Activity '{child.Node!.Id}' is not reachable from the flowchart's start."
            );

        if (UsesTokens(context))
            return GoOnByTokens(context, graph, state, activity, follows);

        var flow = new CounterFlow(graph, state, ModeOf(context), i => context.IsUnderWay(Activities[i]));
        Leave(flow, activity, follows, child.Tag == OutOfTurnTag);
        if (flow.Scheduled.Count > 0)
            return Schedule(context, flow.Scheduled, flow.Won, graph).Keep(state);
        return context is { HasPendingWork: false, HasFaultedChild: false }
            ? ActivityResult.Complete().Keep(state)
            : ActivityResult.Continue().Keep(state);
    }

    /// <summary>Whether the instance asks for token mode by a property of its own; counting is the default (Elsa).</summary>
    internal static bool UsesTokens(ActivityExecutionContext context) =>
        Convert.ToString(context.Properties.GetValueOrDefault(ModeProperty), CultureInfo.InvariantCulture)
            is "TokenBased"
                or "1";

    private ActivityResult GoOnByTokens(
        ActivityExecutionContext context,
        FlowGraph graph,
        FlowState state,
        int activity,
        Func<string?, bool> follows
    )
    {
        var flow = new TokenFlow(graph, _connections, state.Tokens, i => MergeModeOf(context, Activities[i]));
        flow.Leave(activity, follows);
        var next = state with { Tokens = [.. flow.Tokens] };
        if (flow.Scheduled.Count > 0)
            return Schedule(context, flow.Scheduled.Select(i => (i, false)), flow.Won, graph).Keep(next);
        return context is { HasPendingWork: false, HasFaultedChild: false } && !flow.IsWaiting
            ? ActivityResult.Complete().Keep(next)
            : ActivityResult.Continue().Keep(next);
    }

    private static MergeMode MergeModeOf(ActivityExecutionContext context, ActivityNode node)
    {
        if (Enum.TryParse<MergeMode>(node.CustomProperties?.Text("mergeMode"), ignoreCase: true, out var mode))
            return mode;
        if (node.Activity is not FlowJoin join)
            return MergeMode.Stream;
        return join.ModeWithin(context) == FlowJoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge;
    }

    private void Leave(CounterFlow flow, int activity, Func<string?, bool> follows, bool byBackward)
    {
        try
        {
            flow.Leave(activity, follows, byBackward);
        }
        catch (InvalidBackwardConnectionException exception)
        {
            var (source, target) = (
                Activities[exception.Connection.Source].Id,
                Activities[exception.Connection.Target].Id
            );
            throw new InvalidOperationException(
                $"Invalid backward connection: Every path from the source ('{source}') must go through the target ('{target}') when tracing back to the start.",
                exception
            );
        }
    }

    private ActivityResult Schedule(
        ActivityExecutionContext context,
        IEnumerable<(int Activity, bool Backward)> next,
        List<int> won,
        FlowGraph graph
    )
    {
        var children = next.Select(item => new ScheduledChild(
            Activities[item.Activity],
            item.Backward ? OutOfTurnTag : null
        ));
        var result = ActivityResult.Schedule([.. children]);
        if (won.Count == 0)
            return result;
        var losers = won.SelectMany(join => graph.Ancestors(join)).Distinct().Select(i => Activities[i]);
        return result.With(new StateChange.ExecutionsCanceled(context.ExecutionId, [.. losers]));
    }

    private Func<int, FlowJoinMode?> ModeOf(ActivityExecutionContext context) =>
        i => Activities[i].Activity is FlowJoin join ? join.ModeWithin(context) : null;

    private int FindStart()
    {
        var targets = _connections.Select(connection => connection.Target).ToHashSet();
        int[] candidates =
        [
            IndexOf(activity => activity.Descriptor.IsStart),
            IndexOf(activity => activity.CanStartWorkflow),
            IndexOf(activity => !targets.Contains(_positions[activity])),
        ];
        return Array.Find(candidates, candidate => candidate >= 0);
    }

    private int IndexOf(Func<ActivityNode, bool> predicate)
    {
        for (var i = 0; i < Activities.Count; i++)
        {
            if (predicate(Activities[i]))
                return i;
        }
        return -1;
    }
}
