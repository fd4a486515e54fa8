using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Ties the instance to something outside; null leaves it as it is.</summary>
[Activity("Elsa", "Primitives", Description = "Ties the instance to something outside.")]
public sealed class Correlate : Activity
{
    /// <summary>The correlation id.</summary>
    public Input<string> CorrelationId { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Complete().With(new StateChange.Correlated(context.Get(CorrelationId) ?? context.CorrelationId));
}
