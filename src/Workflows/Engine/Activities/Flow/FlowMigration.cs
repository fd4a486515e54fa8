using Workflows.Engine.Instances;

namespace Workflows.Engine.Activities;

/// <summary>
/// Carries a flowchart's counters over to another version of it. Activities and connections that both versions have
/// keep theirs; a new activity on a way already gone counts as gone through; a way that was gone but leads nowhere now
/// is refused, for what should have come after it would never run.
/// </summary>
internal sealed class FlowMigration
{
    private readonly Flowchart _from;
    private readonly Flowchart _to;
    private readonly FlowState _old;
    private readonly FlowState _new;
    private readonly FlowGraph _graph;
    private readonly int[] _oldPositions;

    public FlowMigration(Flowchart from, Flowchart to, FlowState old)
    {
        (_from, _to, _old) = (from, to, old);
        _oldPositions = [.. to.Activities.Select(activity => PositionIn(from, activity.Id))];
        var start = PositionIn(to, from.Activities[old.Start].Id);
        _graph = start < 0 ? to.DefaultGraph! : to.GraphFrom(start);
        _new = FlowState.New(_graph.Start, to.Activities.Count, to.ResolvedConnections.Count);
    }

    public FlowState Map(ActivityMigration migration)
    {
        foreach (var activity in _graph.InForwardOrder())
            Decide(activity);
        foreach (
            var lost in _to.Activities.Where(
                (activity, i) => IsLost(i) && !migration.LiveChildren.Contains(activity.Id)
            )
        )
            migration.Refuse($"在目标版本里，接下来该是活动{lost.Label}，却没有什么会启动它。");
        return _new with { Tokens = [.. _old.Tokens.SelectMany(token => Map(token, migration))] };
    }

    private void Decide(int activity)
    {
        var before = _oldPositions[activity];
        var isPassed = before < 0 && _graph.ForwardInbound(activity).Count > 0;
        _new.Visits[activity] =
            before >= 0 ? _old.Visits[before]
            : isPassed ? RoundsInto(activity)
            : 0;
        foreach (var connection in _graph.Outbound(activity))
        {
            var (visits, followed) = before >= 0 ? Before(connection, before) : Passed(activity);
            _new.ConnectionVisits[connection.Index] = visits;
            _new.Followed[connection.Index] = followed;
        }
    }

    private int RoundsInto(int activity) =>
        _graph.ForwardInbound(activity).Min(connection => _new.ConnectionVisits[connection.Index]);

    private (int Visits, bool Followed) Passed(int activity) =>
        (_new.Visits[activity], _graph.ForwardInbound(activity).Any(connection => _new.Followed[connection.Index]));

    // The same connection, else any that left by the same port: it was decided as often, and likewise.
    private (int Visits, bool Followed) Before(FlowConnection connection, int source)
    {
        var port = connection.Port ?? Activity.Done;
        var leaving = _from.ResolvedConnections.Where(old => old.Source == source).ToArray();
        var alike = leaving.Where(old => (old.Port ?? Activity.Done) == port).ToArray();
        var same = Array.Find(alike, old => old.Target == _oldPositions[connection.Target]) ?? alike.FirstOrDefault();
        return same is null
            ? (leaving.Length == 0 ? _old.Visits[source] : leaving.Max(old => _old.ConnectionVisits[old.Index]), false)
            : (_old.ConnectionVisits[same.Index], _old.Followed[same.Index]);
    }

    private bool IsLost(int activity)
    {
        var ways = _graph.ForwardInbound(activity);
        return _oldPositions[activity] >= 0
            && ways.Count > 0
            && ways.All(way => _new.ConnectionVisits[way.Index] > _new.Visits[activity])
            && ways.Any(way => _new.Followed[way.Index]);
    }

    private IEnumerable<FlowToken> Map(FlowToken token, ActivityMigration migration)
    {
        var old = _from.ResolvedConnections[token.Connection];
        var connection = _to.ResolvedConnections.FirstOrDefault(connection =>
            _oldPositions[connection.Source] == old.Source
            && _oldPositions[connection.Target] == old.Target
            && connection.Port == old.Port
        );
        if (connection is not null)
            return [new FlowToken(connection.Index, connection.Source, connection.Target, token.IsBlocked)];
        if (!token.IsBlocked)
            migration.Refuse($"来自活动{_from.Activities[old.Source].Label}的流转在目标版本里没有去处。");
        return [];
    }

    private static int PositionIn(Flowchart flow, string id)
    {
        for (var i = 0; i < flow.Activities.Count; i++)
        {
            if (flow.Activities[i].Id == id)
                return i;
        }
        return -1;
    }
}
