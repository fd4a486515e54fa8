using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Marks where a flow begins.</summary>
[Activity("Elsa", "Flow", IsStart = true, Description = "Marks where a flow begins.")]
public sealed class Start : Activity
{
    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => ActivityResult.Complete();
}
