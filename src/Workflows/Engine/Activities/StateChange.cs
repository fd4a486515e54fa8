using Workflows.Engine.Definitions;

namespace Workflows.Engine.Activities;

/// <summary>Something an activity wants changed in the instance: a closed family that only the runner acts on.</summary>
public abstract record StateChange
{
    private protected StateChange() { }

    /// <summary>One of the activity's outputs got a value.</summary>
    public sealed record OutputSet(Output Output, object? Value) : StateChange;

    /// <summary>A variable in scope gets a value, converted to its type; no such variable faults the activity.</summary>
    public sealed record VariableSet(string VariableId, object? Value) : StateChange;

    /// <summary>An output of the surrounding workflow gets a value, whether declared or not.</summary>
    public sealed record WorkflowOutputSet(string Name, object? Value) : StateChange;

    /// <summary>The instance is called something else.</summary>
    public sealed record InstanceNamed(string? Name) : StateChange;

    /// <summary>The instance belongs to something else outside.</summary>
    public sealed record Correlated(string? CorrelationId) : StateChange;

    /// <summary>The activity's own record gets a line of data shown to people.</summary>
    public sealed record JournalDataAdded(string Key, object? Value) : StateChange;

    /// <summary>The journal gets an entry about the activity, besides those the runner writes.</summary>
    public sealed record JournalWritten(string EventName, string? Message, object? Payload = null) : StateChange;

    /// <summary>The activity no longer waits at one of its bookmarks; an unknown id changes nothing.</summary>
    public sealed record BookmarkDropped(string BookmarkId) : StateChange;

    /// <summary>What this activity scheduled of these nodes and hasn't begun is taken out of the queue.</summary>
    public sealed record ScheduledWithdrawn(IReadOnlyList<ActivityNode> Nodes) : StateChange;

    /// <summary>Unfinished executions of these nodes under one parent execution are canceled.</summary>
    public sealed record ExecutionsCanceled(string ParentExecutionId, IReadOnlyList<ActivityNode> Nodes) : StateChange;
}
