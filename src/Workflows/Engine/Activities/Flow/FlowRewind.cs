namespace Workflows.Engine.Activities;

/// <summary>
/// Makes a flowchart's counters ready to run again from one of its activities. Ways that come from there or from after
/// it are undecided again. Ways from elsewhere keep their decision, which counts for the next round as well, unless
/// something still runs that will decide them: so a join does not wait for a branch that is done, nor for none.
/// </summary>
/// <param name="graph">The flowchart seen from its start.</param>
/// <param name="count">How many activities it has.</param>
internal sealed class FlowRewind(FlowGraph graph, int count)
{
    /// <summary>Changes the counters of everything after an activity.</summary>
    /// <param name="state">The counters.</param>
    /// <param name="activity">Where the flow goes on.</param>
    /// <param name="running">What runs besides.</param>
    /// <returns>The counters given.</returns>
    public FlowState To(FlowState state, int activity, IReadOnlyList<int> running)
    {
        var ancestors = Enumerable.Range(0, count).Select(i => graph.Ancestors(i)).ToArray();
        bool IsFromHere(int other) => other == activity || ancestors[other].Contains(activity);
        bool IsToCome(int other) => running.Any(one => one == other || ancestors[other].Contains(one));

        for (var later = 0; later < count; later++)
        {
            if (!ancestors[later].Contains(activity))
                continue;
            foreach (var way in graph.ForwardInbound(later))
            {
                if (IsFromHere(way.Source))
                    state.ConnectionVisits[way.Index] = state.Visits[later];
                else if (!IsToCome(way.Source))
                    state.ConnectionVisits[way.Index] = state.Visits[later] + 1;
            }
        }

        return state;
    }
}
