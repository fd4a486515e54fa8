using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Gives an output of the workflow around it a value: of the nearest workflow used as activity that declares it, else
/// of the instance, declared or not (Elsa).
/// </summary>
[Activity("Elsa", "Composition", DisplayName = "Set Output", Description = "Gives a workflow output its value.")]
public sealed class SetOutput : Activity
{
    /// <summary>The output's name.</summary>
    [Input(UIHint = "output-picker", IsRequired = true)]
    public Input<string> OutputName { get; init; } = new();

    /// <summary>The value.</summary>
    public Input<object> OutputValue { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult
            .Complete()
            .With(new StateChange.WorkflowOutputSet(context.Get(OutputName) ?? "", context.Get(OutputValue)));
}
