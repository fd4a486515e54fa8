using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Names the instance; null leaves it as it is.</summary>
[Activity("Elsa", "Primitives", DisplayName = "Set Name", Description = "Names the instance.")]
public sealed class SetName : Activity
{
    /// <summary>The name.</summary>
    public Input<string> Value { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Complete().With(new StateChange.InstanceNamed(context.Get(Value) ?? context.InstanceName));
}
