using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>A whole workflow, the outermost or one used as an activity: it holds the variables and runs its root.</summary>
[Activity("Elsa", "Workflows", IsContainer = true, IsBrowsable = false)]
public sealed class Workflow : Activity
{
    /// <summary>The activity that the workflow consists of.</summary>
    public ActivityNode? Root { get; init; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => ActivityResult.Schedule(Root);

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        ActivityResult.Complete();
}
