using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Ends the whole instance at once, dropping its queue and bookmarks.</summary>
[Activity(
    "Elsa",
    "Primitives",
    IsTerminal = true,
    Description = "Ends the whole instance at once, dropping its queue and bookmarks."
)]
public sealed class Finish : Activity
{
    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => new ActivityResult.FinishingWorkflow();
}
