namespace Workflows.Engine.Activities;

/// <summary>When a join lets the flow go on (Elsa's spelling).</summary>
public enum FlowJoinMode
{
    /// <summary>As soon as one way arrives; what else leads here is called off.</summary>
    WaitAny,

    /// <summary>When every way has arrived; with a dead one among them, never.</summary>
    WaitAll,

    /// <summary>When every way is decided and at least one has arrived; every activity joins like this by itself.</summary>
    WaitAllActive,
}

/// <summary>A way back leads to a place that not every path came through.</summary>
internal sealed class InvalidBackwardConnectionException(FlowConnection connection) : Exception
{
    public FlowConnection Connection { get; } = connection;
}
