using Workflows.Engine.Definitions;

namespace Workflows.Engine.Instances;

/// <summary>A declared variable and its value at the moment, in one execution's scope.</summary>
internal sealed class Variable(VariableDefinition definition, object? value)
{
    public VariableDefinition Definition { get; } = definition;

    public object? Value { get; set; } = value;
}
