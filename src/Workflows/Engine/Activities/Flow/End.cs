using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Ends the flow or sequence it stands in, calling off what still runs there.</summary>
[Activity(
    "Elsa",
    "Flow",
    IsTerminal = true,
    Description = "Ends the flow or sequence it stands in, calling off what still runs there."
)]
public sealed class End : Activity
{
    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => ActivityResult.Complete();
}
