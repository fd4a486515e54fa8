namespace Workflows.Engine.Activities;

/// <summary>How an activity joins in token mode (Elsa's spelling); in counter mode it counts for nothing.</summary>
public enum MergeMode
{
    /// <summary>Runs unless a way into it is still about to come.</summary>
    Stream,

    /// <summary>Runs when every forward way has come; a dead one blocks it for ever.</summary>
    Merge,

    /// <summary>Runs when every way has come, those leading back included.</summary>
    Converge,

    /// <summary>Runs for the first of its ways in each round.</summary>
    Cascade,

    /// <summary>Runs for the first of its ways and calls off what else leads to it.</summary>
    Race,
}

/// <summary>A sign that a connection was followed.</summary>
/// <param name="Connection">The connection's position.</param>
/// <param name="From">The position of the activity that completed.</param>
/// <param name="To">The position of the activity it is meant for.</param>
/// <param name="IsBlocked">Whether it stands for one that shall count for nothing when it comes.</param>
internal sealed record FlowToken(int Connection, int From, int To, bool IsBlocked);

/// <summary>Decides what runs next in a flowchart by tokens: only ways that are taken count, dead ones are unknown.</summary>
/// <param name="graph">The flowchart seen from its start.</param>
/// <param name="connections">All connections.</param>
/// <param name="tokens">The tokens not yet consumed.</param>
/// <param name="modeOf">How an activity joins.</param>
internal sealed class TokenFlow(
    FlowGraph graph,
    IReadOnlyList<FlowConnection> connections,
    IEnumerable<FlowToken> tokens,
    Func<int, MergeMode> modeOf
)
{
    private readonly List<FlowToken> _tokens = [.. tokens];

    /// <summary>The tokens left.</summary>
    public IReadOnlyList<FlowToken> Tokens => _tokens;

    /// <summary>What to run next, in order.</summary>
    public List<int> Scheduled { get; } = [];

    /// <summary>Races decided: what else leads to them is called off.</summary>
    public List<int> Won { get; } = [];

    /// <summary>Whether a token still waits for others.</summary>
    public bool IsWaiting => _tokens.Exists(token => !token.IsBlocked);

    /// <summary>Decides what follows a completed activity.</summary>
    public void Leave(int activity, Func<string?, bool> follows)
    {
        var followed = graph.Outbound(activity).Where(connection => follows(connection.Port)).ToArray();
        foreach (var connection in followed)
            _tokens.Add(Token(connection, isBlocked: false));
        _tokens.RemoveAll(token => token.To == activity && !token.IsBlocked && token.From != activity);
        foreach (var connection in followed)
            Arrive(connection);
    }

    private void Arrive(FlowConnection connection)
    {
        var target = connection.Target;
        var mode = modeOf(target);
        var runs = mode switch
        {
            MergeMode.Stream => graph.ForwardInbound(target).All(way => !IsExpected(way.Source)),
            MergeMode.Merge => HaveCome(graph.ForwardInbound(target)),
            MergeMode.Converge => HaveCome([.. connections.Where(way => way.Target == target)]),
            _ => IsFirst(connection),
        };
        if (!runs)
            return;
        Scheduled.Add(target);
        if (mode == MergeMode.Race)
            Won.Add(target);
    }

    private bool IsExpected(int activity) => _tokens.Exists(token => token.To == activity && !token.IsBlocked);

    private bool HaveCome(IReadOnlyList<FlowConnection> ways) =>
        ways.Count <= 1 || ways.All(way => _tokens.Contains(Token(way, isBlocked: false)));

    // The first blocks the others of its round; a blocked one is used up when it comes.
    private bool IsFirst(FlowConnection connection)
    {
        if (_tokens.Remove(Token(connection, isBlocked: true)))
        {
            _tokens.Remove(Token(connection, isBlocked: false));
            return false;
        }
        foreach (var other in graph.ForwardInbound(connection.Target).Where(other => other != connection))
            _tokens.Add(Token(other, isBlocked: true));
        return true;
    }

    private static FlowToken Token(FlowConnection connection, bool isBlocked) =>
        new(connection.Index, connection.Source, connection.Target, isBlocked);
}
