using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Runs its activities at once and is over when all are; one that fails keeps it open (Elsa).</summary>
[Activity("Elsa", "Workflows", IsContainer = true, Description = "Runs activities at once.")]
public sealed class Parallel : Activity
{
    private sealed record Remaining(int Children);

    /// <summary>The activities.</summary>
    public IReadOnlyList<ActivityNode> Activities { get; init; } = [];

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        Activities.Count == 0
            ? ActivityResult.Complete()
            : ActivityResult
                .Schedule([.. Activities.Select(activity => new ScheduledChild(activity))])
                .Keep(new Remaining(Activities.Count));

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child)
    {
        var remaining = context.State<Remaining>()!.Children - 1;
        return remaining == 0 ? ActivityResult.Complete() : ActivityResult.Continue().Keep(new Remaining(remaining));
    }
}
