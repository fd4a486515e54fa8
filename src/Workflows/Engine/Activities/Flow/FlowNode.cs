using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Holds one activity.</summary>
[Activity("Elsa", "Workflows", DisplayName = "Container", Description = "Holds one activity.")]
public sealed class FlowNode : Activity
{
    /// <summary>The activity; may be empty.</summary>
    public ActivityNode? Body { get; init; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => ActivityResult.Schedule(Body);

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        ActivityResult.Complete();
}
