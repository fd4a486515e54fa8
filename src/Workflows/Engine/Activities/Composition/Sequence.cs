using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Runs its activities one after the other.</summary>
[Activity("Elsa", "Workflows", IsContainer = true, Description = "Runs activities one after the other.")]
public sealed class Sequence : Activity
{
    private sealed record Position(int Current);

    /// <summary>The activities in order.</summary>
    public IReadOnlyList<ActivityNode> Activities { get; init; } = [];

    /// <inheritdoc/>
    public override BreakHandling OnBreak => BreakHandling.Mark;

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => Run(0);

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        context.IsBreaking || child.IsTerminal
            ? ActivityResult.Complete()
            : Run((context.State<Position>()?.Current ?? 0) + 1);

    private ActivityResult Run(int index) =>
        index < Activities.Count
            ? ActivityResult.Schedule(Activities[index]).Keep(new Position(index))
            : ActivityResult.Complete();
}
