using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// What an activity wants to happen next: a closed family, so a mixture such as "completed but waiting" can't be
/// written. Each may carry changes to the instance and effects for the host.
/// </summary>
public abstract record ActivityResult
{
    private protected ActivityResult() { }

    /// <summary>What the host shall do after the commit, in order.</summary>
    public IReadOnlyList<Effect> Effects { get; private init; } = [];

    /// <summary>What changes in the instance, in order, before the result itself is acted on.</summary>
    public IReadOnlyList<StateChange> Changes { get; private init; } = [];

    /// <summary>The activity's own counters to keep in the execution record; null leaves them as they are.</summary>
    public object? State { get; private init; }

    /// <summary>The activity is over.</summary>
    /// <param name="Outcomes">The explicit outcomes; null for the default one.</param>
    public sealed record Completed(IReadOnlyList<string>? Outcomes) : ActivityResult;

    /// <summary>The activity goes on when one of its bookmarks is hit.</summary>
    /// <param name="Bookmarks">At least one request.</param>
    public sealed record Waiting(IReadOnlyList<BookmarkRequest> Bookmarks) : ActivityResult;

    /// <summary>The activity goes on when its children complete.</summary>
    /// <param name="Children">The children; none when the port was empty, which counts as completed at once.</param>
    public sealed record Scheduled(IReadOnlyList<ScheduledChild> Children) : ActivityResult;

    /// <summary>The activity failed.</summary>
    /// <param name="Exception">Why.</param>
    public sealed record Faulted(Exception Exception) : ActivityResult;

    /// <summary>Nothing new: the activity goes on waiting for what it waits for.</summary>
    public sealed record Continuing : ActivityResult;

    /// <summary>The activity is over and the innermost loop shall end (Break).</summary>
    public sealed record Breaking : ActivityResult;

    /// <summary>The activity is over and so is the whole instance: queue and bookmarks are dropped (Finish).</summary>
    public sealed record FinishingWorkflow : ActivityResult;

    /// <summary>The activity is over and so is the nearest workflow around it (Complete).</summary>
    /// <param name="Outcomes">The outcomes of that workflow; null for the default one.</param>
    public sealed record CompletingComposite(IReadOnlyList<string>? Outcomes) : ActivityResult;

    /// <summary>Completes with the default outcome, which connections from <c>Done</c> or from no port follow.</summary>
    public static ActivityResult Complete() => new Completed(Outcomes: null);

    /// <summary>Completes with exactly these outcomes.</summary>
    public static ActivityResult Complete(params IReadOnlyList<string> outcomes) => new Completed(outcomes);

    /// <summary>Waits until one of the bookmarks is hit.</summary>
    public static ActivityResult Wait(params IReadOnlyList<BookmarkRequest> bookmarks) => new Waiting(bookmarks);

    /// <summary>Runs one child; an empty port counts as completed at once.</summary>
    public static ActivityResult Schedule(
        ActivityNode? child,
        string? tag = null,
        IReadOnlyDictionary<string, object?>? variables = null
    ) => new Scheduled(child is null ? [] : [new ScheduledChild(child, tag, variables)]);

    /// <summary>Runs several children, interleaved breadth first.</summary>
    public static ActivityResult Schedule(IReadOnlyList<ScheduledChild> children) =>
        children.Count == 0 ? Continue() : new Scheduled(children);

    /// <summary>Goes on waiting.</summary>
    public static ActivityResult Continue() => new Continuing();

    /// <summary>Fails.</summary>
    public static ActivityResult Fault(Exception exception) => new Faulted(exception);

    /// <summary>Adds effects for the host.</summary>
    public ActivityResult With(params IReadOnlyList<Effect> effects) =>
        this with
        {
            Effects = [.. Effects, .. effects],
        };

    /// <summary>Adds changes to the instance.</summary>
    public ActivityResult With(params IReadOnlyList<StateChange> changes) =>
        this with
        {
            Changes = [.. Changes, .. changes],
        };

    /// <summary>Gives an output its value.</summary>
    public ActivityResult Set(Output output, object? value) => With(new StateChange.OutputSet(output, value));

    /// <summary>Keeps the activity's own counters: a small record that JSON can hold.</summary>
    public ActivityResult Keep(object state) => this with { State = state };
}
