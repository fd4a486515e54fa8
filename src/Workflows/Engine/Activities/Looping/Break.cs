using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Ends the innermost loop.</summary>
[Activity("Elsa", "Looping", IsTerminal = true, Description = "Ends the innermost loop.")]
public sealed class Break : Activity
{
    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => new ActivityResult.Breaking();
}
