using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Assigns a variable in scope, found by id only (Elsa); none of that id faults.</summary>
[Activity("Elsa", "Primitives", DisplayName = "Set Variable", Description = "Assigns a variable.")]
public sealed class SetVariable : Activity
{
    /// <summary>The variable; only its id counts.</summary>
    [Input(UIHint = "variable-picker", IsRequired = true)]
    public VariableReference? Variable { get; init; }

    /// <summary>The value, converted to the variable's type.</summary>
    public Input<object> Value { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Complete().With(new StateChange.VariableSet(Variable?.Id ?? "", context.Get(Value)));
}

/// <summary>A reference to a variable.</summary>
public sealed record VariableReference
{
    /// <summary>The variable's id.</summary>
    public string? Id { get; init; }

    /// <summary>The variable's name, for people.</summary>
    public string? Name { get; init; }
}
