namespace Workflows.Engine.Activities;

/// <summary>
/// A flowchart seen from one start: breadth first over the connections in their order, each leads forward unless it
/// would close a circle with those accepted before; then it leads backward. What can't be reached isn't part of it.
/// </summary>
internal sealed class FlowGraph
{
    private readonly List<FlowConnection>[] _outbound;
    private readonly List<FlowConnection>[] _inbound;
    private readonly HashSet<int> _backward = [];

    public FlowGraph(int start, int activityCount, IReadOnlyList<FlowConnection> connections)
    {
        Start = start;
        _outbound = [.. Enumerable.Range(0, activityCount).Select(_ => new List<FlowConnection>())];
        _inbound = [.. Enumerable.Range(0, activityCount).Select(_ => new List<FlowConnection>())];
        Walk(connections.ToLookup(connection => connection.Source));
    }

    /// <summary>The activity the flow starts at.</summary>
    public int Start { get; }

    /// <summary>The connections that leave a reachable activity, in their order.</summary>
    public IReadOnlyList<FlowConnection> Outbound(int activity) => _outbound[activity];

    /// <summary>The forward connections that lead to an activity.</summary>
    public IReadOnlyList<FlowConnection> ForwardInbound(int activity) => _inbound[activity];

    /// <summary>Every activity that the start leads to, each after all that leads forward to it.</summary>
    public IEnumerable<int> InForwardOrder()
    {
        var undecided = _inbound.Select(ways => ways.Count).ToArray();
        var open = new Queue<int>([Start]);
        while (open.TryDequeue(out var activity))
        {
            yield return activity;
            foreach (var way in _outbound[activity].Where(way => !IsBackward(way) && --undecided[way.Target] == 0))
                open.Enqueue(way.Target);
        }
    }

    /// <summary>Whether a connection leads backward.</summary>
    public bool IsBackward(FlowConnection connection) => _backward.Contains(connection.Index);

    /// <summary>Whether the start leads to an activity.</summary>
    public bool IsReachable(int activity) => activity == Start || _inbound[activity].Count > 0;

    /// <summary>Whether every forward path to the source comes through the target; otherwise the way back is invalid.</summary>
    public bool IsValidBackward(FlowConnection connection) =>
        connection.Source == connection.Target
        || connection.Target == Start
        || !Ancestors(connection.Source, except: connection.Target).Contains(Start);

    /// <summary>What leads forward to an activity, near or far, not looking beyond one of them.</summary>
    public HashSet<int> Ancestors(int activity, int except = -1)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>([activity]);
        while (open.TryPop(out var current))
        {
            foreach (var connection in _inbound[current])
            {
                if (connection.Source != except && found.Add(connection.Source))
                    open.Push(connection.Source);
            }
        }
        return found;
    }

    private void Walk(ILookup<int, FlowConnection> connections)
    {
        var seen = new HashSet<int> { Start };
        var open = new Queue<int>([Start]);
        while (open.TryDequeue(out var activity))
        {
            foreach (var connection in connections[activity])
            {
                Accept(connection);
                if (seen.Add(connection.Target))
                    open.Enqueue(connection.Target);
            }
        }
    }

    private void Accept(FlowConnection connection)
    {
        _outbound[connection.Source].Add(connection);
        var closesCircle =
            connection.Source == connection.Target || Ancestors(connection.Source).Contains(connection.Target);
        if (closesCircle)
            _backward.Add(connection.Index);
        else
            _inbound[connection.Target].Add(connection);
    }
}
