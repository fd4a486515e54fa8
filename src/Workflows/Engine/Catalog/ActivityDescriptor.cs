using Workflows.Engine.Activities;

namespace Workflows.Engine.Catalog;

/// <summary>What designers and validators know about an activity type, in Elsa's terms.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>The full type name, such as <c>Elsa.WriteLine</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type name's first part.</summary>
    public required string Ns { get; init; }

    /// <summary>The type name's last part.</summary>
    public required string Name { get; init; }

    /// <summary>The type's version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The palette group.</summary>
    public required string Category { get; init; }

    /// <summary>The name shown to people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence for people.</summary>
    public string? Description { get; init; }

    /// <summary>What the activity is for.</summary>
    public ActivityKind Kind { get; init; }

    /// <summary>The inputs in declaration order.</summary>
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>The outputs in declaration order.</summary>
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>The names (camelCase) of the ports that embed a child.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>The outcomes that connections leave from.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [Activity.Done];

    /// <summary>Whether it opens a scope for variables and holds other activities.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether a flow starts here by preference.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether its completion ends the flow or sequence it stands in.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether designers offer it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Free data for designers, such as the definition behind a workflow used as activity.</summary>
    public IReadOnlyDictionary<string, object?> CustomProperties { get; init; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);
}

/// <summary>An input of an activity type.</summary>
/// <param name="Name">The name in PascalCase.</param>
/// <param name="TypeName">The value's type, by alias.</param>
/// <param name="DisplayName">The name shown to people.</param>
/// <param name="Description">One sentence for people.</param>
/// <param name="UIHint">The editor a designer offers.</param>
/// <param name="DefaultValue">What it is when nothing is given.</param>
/// <param name="IsRequired">Whether a definition without it is refused.</param>
/// <param name="IsWrapped">Whether it is given by an expression; otherwise it is plain JSON.</param>
/// <param name="IsSynthetic">Whether it stems from a workflow's own inputs rather than from a class.</param>
/// <param name="Options">The choices a designer offers.</param>
/// <param name="DefaultSyntax">The expression type a designer offers first.</param>
public sealed record InputDescriptor(
    string Name,
    string TypeName,
    string DisplayName,
    string? Description,
    string UIHint,
    object? DefaultValue,
    bool IsRequired,
    bool IsWrapped,
    bool IsSynthetic,
    IReadOnlyList<string> Options,
    string DefaultSyntax
);

/// <summary>An output of an activity type.</summary>
/// <param name="Name">The name in PascalCase.</param>
/// <param name="TypeName">The value's type, by alias.</param>
/// <param name="DisplayName">The name shown to people.</param>
/// <param name="IsSynthetic">Whether it stems from a workflow's own outputs rather than from a class.</param>
public sealed record OutputDescriptor(string Name, string TypeName, string DisplayName, bool IsSynthetic);
