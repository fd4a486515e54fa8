namespace Workflows.Engine.Definitions;

/// <summary>Where a variable's value lives between bursts.</summary>
public enum VariableStorage
{
    /// <summary>Nowhere: it starts from its default again in every burst (Elsa's "no driver").</summary>
    None,

    /// <summary>In the instance.</summary>
    WorkflowInstance,

    /// <summary>In the memory of the process, says Elsa; here in the instance, so that a restart doesn't lose it.</summary>
    Memory,
}

/// <summary>A variable that a workflow or a container declares.</summary>
/// <param name="Id">What outputs and Variable expressions refer to.</param>
/// <param name="Name">What scripts refer to.</param>
/// <param name="TypeName">The type's alias as written in the definition.</param>
/// <param name="Type">The type that assigned values are converted to.</param>
/// <param name="DefaultValue">The value at the start of its scope.</param>
/// <param name="Storage">Where the value lives between bursts.</param>
public sealed record VariableDefinition(
    string Id,
    string Name,
    string TypeName,
    Type Type,
    object? DefaultValue,
    VariableStorage Storage
)
{
    /// <summary>Whether the value survives the end of a burst.</summary>
    public bool IsPersistent => Storage != VariableStorage.None;

    /// <summary>A variable that a script or a loop made up: untyped and persistent (Elsa).</summary>
    public static VariableDefinition Dynamic(string name) =>
        new(name, name, "Object", typeof(object), DefaultValue: null, VariableStorage.WorkflowInstance);
}
