namespace Workflows.Engine.Activities;

/// <summary>Names an activity type and describes it to designers.</summary>
/// <param name="ns">The type name's first part, such as <c>Elsa</c>.</param>
/// <param name="category">The palette group.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string ns, string category) : Attribute
{
    /// <summary>The type name's first part.</summary>
    public string Ns { get; } = ns;

    /// <summary>The palette group.</summary>
    public string Category { get; } = category;

    /// <summary>The full type name where it isn't the namespace, a dot and the class name.</summary>
    public string? TypeName { get; init; }

    /// <summary>The type's version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The name shown to people; by default the class name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>One sentence for people.</summary>
    public string? Description { get; init; }

    /// <summary>What the activity is for.</summary>
    public ActivityKind Kind { get; init; }

    /// <summary>Whether it opens a scope for variables and holds other activities.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether a flow starts here by preference.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether its completion ends the flow or sequence it stands in.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether designers offer it.</summary>
    public bool IsBrowsable { get; init; } = true;
}
