namespace Workflows.Engine.Activities;

/// <summary>Names a port in JSON where it isn't the property's name in camelCase.</summary>
/// <param name="name">The name in JSON.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PortAttribute(string name) : Attribute
{
    /// <summary>The name in JSON.</summary>
    public string Name { get; } = name;
}
