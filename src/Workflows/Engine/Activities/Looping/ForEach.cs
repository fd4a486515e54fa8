using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Runs its body for each item in turn, with the variables <c>CurrentValue</c> and <c>CurrentIndex</c>. The items are
/// evaluated once per burst, yet what the body adds or removes is seen; no collection at all faults (Elsa).
/// </summary>
[Activity("Elsa", "Looping", DisplayName = "For Each", Description = "Runs an activity for each item in turn.")]
public sealed class ForEach : Activity
{
    private sealed record Position(int Next);

    /// <summary>The items; a text that isn't JSON yields its characters.</summary>
    [Input(UIHint = "multi-line", DefaultSyntax = "JavaScript")]
    public Input<ICollection<object?>> Items { get; init; } = new();

    /// <summary>Run for each item; without it the loop ends after the first.</summary>
    public ActivityNode? Body { get; init; }

    /// <summary>The item at hand.</summary>
    public Output<object> CurrentValue { get; init; } = new();

    /// <inheritdoc/>
    public override BreakHandling OnBreak => BreakHandling.Stop;

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => Run(context, 0);

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        context.IsBreaking || child.Node is null
            ? ActivityResult.Complete()
            : Run(context, context.State<Position>()?.Next ?? 0);

    private ActivityResult Run(ActivityExecutionContext context, int index)
    {
        var items = context.Get(Items) ?? throw new InvalidOperationException("ForEach has no collection of items.");
        if (index >= items.Count)
            return ActivityResult.Complete();
        var item = items is IList<object?> list ? list[index] : items.ElementAt(index);
        return ActivityResult
            .Schedule(Body, variables: LoopVariables.Of(item, index))
            .Keep(new Position(index + 1))
            .Set(CurrentValue, item);
    }
}

/// <summary>The variables that a loop's body sees.</summary>
internal static class LoopVariables
{
    public static IReadOnlyDictionary<string, object?> Of(object? item, int index) =>
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["CurrentValue"] = item, ["CurrentIndex"] = index };
}
