using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Runs its body for each number from start to end, the end included by default, with the variable
/// <c>CurrentValue</c>. Without a body it never completes (Elsa).
/// </summary>
[Activity("Elsa", "Looping", Description = "Runs an activity for each number of a range.")]
public sealed class For : Activity
{
    private sealed record Position(int Current);

    /// <summary>The first number.</summary>
    public Input<int> Start { get; init; } = new(0);

    /// <summary>The last number.</summary>
    public Input<int> End { get; init; } = new(0);

    /// <summary>How far from one to the next; may be negative.</summary>
    public Input<int> Step { get; init; } = new(1);

    /// <summary>Whether the last number itself is run.</summary>
    public Input<bool> OuterBoundInclusive { get; init; } = new(true);

    /// <summary>Run for each number.</summary>
    public ActivityNode? Body { get; init; }

    /// <summary>The number at hand.</summary>
    public Output<object> CurrentValue { get; init; } = new();

    /// <inheritdoc/>
    public override BreakHandling OnBreak => BreakHandling.Stop;

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => Run(context, context.Get(Start));

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        context.IsBreaking
            ? ActivityResult.Complete()
            : Run(context, context.State<Position>()!.Current + context.Get(Step));

    private ActivityResult Run(ActivityExecutionContext context, int value)
    {
        if (!IsWithin(value, context.Get(End), context.Get(Step), context.Get(OuterBoundInclusive)))
            return ActivityResult.Complete();
        if (Body is null)
            return ActivityResult.Continue();
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal) { ["CurrentValue"] = value };
        return ActivityResult.Schedule(Body, variables: variables).Keep(new Position(value)).Set(CurrentValue, value);
    }

    private static bool IsWithin(int value, int end, int step, bool inclusive) =>
        (step >= 0, inclusive) switch
        {
            (true, true) => value <= end,
            (true, false) => value < end,
            (false, true) => value >= end,
            (false, false) => value > end,
        };
}
