using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

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

    /// <inheritdoc/>
    public override object? Migrate(ActivityMigration migration)
    {
        if (migration.State<Position>() is not { } position || migration.From.Activity is not Sequence from)
            return null;
        var current = from.Activities[position.Current];
        for (var i = 0; i < Activities.Count; i++)
        {
            if (Activities[i].Id == current.Id)
                return new Position(i);
        }
        migration.Refuse($"顺序流正停在活动{current.Label}，目标版本里没有它。");
        return null;
    }

    private ActivityResult Run(int index) =>
        index < Activities.Count
            ? ActivityResult.Schedule(Activities[index]).Keep(new Position(index))
            : ActivityResult.Complete();
}
