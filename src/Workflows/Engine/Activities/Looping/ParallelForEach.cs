using System.Collections;
using System.Globalization;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Runs its body for all items at once, each with the variables <c>CurrentValue</c> and <c>CurrentIndex</c>. Texts and
/// arrays of plain numbers count as no items, and a body that fails doesn't stop the others (Elsa).
/// </summary>
[Activity(
    "Elsa",
    "Looping",
    DisplayName = "Parallel For Each",
    Description = "Runs an activity for all items at once."
)]
public sealed class ParallelForEach : Activity
{
    private sealed record Remaining(int Children);

    /// <summary>The items.</summary>
    [Input(UIHint = "multi-line", DefaultSyntax = "JavaScript")]
    public Input<object> Items { get; init; } = new();

    /// <summary>Run for each item.</summary>
    public ActivityNode? Body { get; init; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var items = ItemsOf(context.Get(Items));
        if (items.Length == 0 || Body is null)
            return ActivityResult.Complete();
        var children = items.Select((item, i) => new ScheduledChild(Body, Tag(i), LoopVariables.Of(item, i)));
        return ActivityResult.Schedule([.. children]).Keep(new Remaining(items.Length));
    }

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child)
    {
        var remaining = context.State<Remaining>()!.Children - 1;
        return remaining == 0 ? ActivityResult.Complete() : ActivityResult.Continue().Keep(new Remaining(remaining));
    }

    private static object?[] ItemsOf(object? value) =>
        value is IEnumerable<object?> and not IDictionary ? [.. (IEnumerable<object?>)value] : [];

    private static string Tag(int index) => index.ToString(CultureInfo.InvariantCulture);
}
