namespace Workflows.Engine.Activities;

/// <summary>
/// Decides what runs next in a flowchart by counting visits (Elsa's default mode). A join waits until every forward
/// way into it is decided; a way that wasn't taken is decided too, and so is all behind it (dead-path elimination).
/// </summary>
/// <param name="graph">The flowchart seen from its start.</param>
/// <param name="state">The counters, changed here.</param>
/// <param name="modeOf">How an activity joins; null for the implicit join.</param>
/// <param name="isUnderWay">Whether an activity is in the queue or runs: a join that calls branches off must not be set off by them.</param>
internal sealed class CounterFlow(
    FlowGraph graph,
    FlowState state,
    Func<int, FlowJoinMode?> modeOf,
    Func<int, bool> isUnderWay
)
{
    private readonly Stack<int> _skipped = new();

    /// <summary>What to run next, in order; true marks one reached by a way back.</summary>
    public List<(int Activity, bool Backward)> Scheduled { get; } = [];

    /// <summary>Joins that were decided by their first way: what else leads to them is called off.</summary>
    public List<int> Won { get; } = [];

    /// <summary>Decides what follows a completed activity.</summary>
    /// <param name="activity">Its position.</param>
    /// <param name="follows">Whether its outcome follows a port.</param>
    /// <param name="byBackward">Whether it was itself reached by a way back.</param>
    /// <exception cref="InvalidOperationException">It isn't reachable, or a way back is invalid.</exception>
    public void Leave(int activity, Func<string?, bool> follows, bool byBackward)
    {
        Visit(activity, follows, byBackward);
        while (_skipped.TryPop(out var skipped))
            Visit(skipped, _ => false, byBackward: false);
    }

    private void Visit(int activity, Func<string?, bool> follows, bool byBackward)
    {
        if (!byBackward)
            state.Visits[activity]++;
        var taken = graph.Outbound(activity).Where(connection => follows(connection.Port)).ToArray();
        if (taken.Length > 0 && taken.All(way => graph.IsBackward(way) && !RunsAfter(way.Target, but: activity)))
        {
            LeadBack(taken);
            return;
        }
        foreach (var connection in graph.Outbound(activity))
        {
            var followed = follows(connection.Port);
            state.ConnectionVisits[connection.Index]++;
            state.Followed[connection.Index] = followed;
            if (!graph.IsBackward(connection))
                Join(connection);
            else if (followed)
                GoBack(connection);
        }
    }

    // Where something runs after the place gone back to, as when a branch goes back to before the branches parted, what
    // runs there goes on and its ways are not decided anew.
    private bool RunsAfter(int target, int but) =>
        Enumerable
            .Range(0, state.Visits.Length)
            .Any(other => other != but && isUnderWay(other) && graph.Ancestors(other).Contains(target));

    // What lies ahead is not passed by but decided later: else a join beyond would no longer wait for this way, or for ever.
    private void LeadBack(IReadOnlyList<FlowConnection> ways)
    {
        var count = state.Visits.Length;
        int[] running = [.. Enumerable.Range(0, count).Where(isUnderWay)];
        foreach (var way in ways)
        {
            state.ConnectionVisits[way.Index]++;
            state.Followed[way.Index] = true;
            GoBack(way);
            new FlowRewind(graph, count).To(state, way.Target, running);
        }
    }

    private void GoBack(FlowConnection connection)
    {
        if (!graph.IsValidBackward(connection))
            throw new InvalidBackwardConnectionException(connection);
        Scheduled.Add((connection.Target, Backward: true));
    }

    private void Join(FlowConnection connection)
    {
        var target = connection.Target;
        switch (modeOf(target))
        {
            case FlowJoinMode.WaitAny:
                JoinAny(connection);
                break;
            case FlowJoinMode.WaitAll:
                JoinAll(target, graph.ForwardInbound(target).All(inbound => state.Followed[inbound.Index]));
                break;
            default:
                JoinAll(target, IsAnyFollowed(target));
                break;
        }
    }

    private void JoinAll(int target, bool runs)
    {
        if (!IsDecided(target))
            return;
        if (runs)
            Scheduled.Add((target, Backward: false));
        else
            _skipped.Push(target);
    }

    private void JoinAny(FlowConnection connection)
    {
        var target = connection.Target;
        var isSettled = state.ConnectionVisits[connection.Index] <= state.Visits[target];
        if (isSettled || isUnderWay(target) || Scheduled.Exists(scheduled => scheduled.Activity == target))
            return;
        if (IsAnyFollowed(target))
        {
            Scheduled.Add((target, Backward: false));
            Won.Add(target);
        }
        else if (IsDecided(target))
            _skipped.Push(target);
    }

    private bool IsDecided(int target) =>
        graph.ForwardInbound(target).Min(inbound => state.ConnectionVisits[inbound.Index]) > state.Visits[target];

    // Of the ways decided most often; an older decision belongs to an earlier round of a loop.
    private bool IsAnyFollowed(int target)
    {
        var inbound = graph.ForwardInbound(target);
        var latest = inbound.Max(way => state.ConnectionVisits[way.Index]);
        return inbound.Any(way => state.ConnectionVisits[way.Index] == latest && state.Followed[way.Index]);
    }
}
