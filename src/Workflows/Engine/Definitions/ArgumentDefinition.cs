namespace Workflows.Engine.Definitions;

/// <summary>An input or output that a workflow declares. Values aren't converted to the declared type (Elsa).</summary>
/// <param name="Name">The key in the instance's input or output.</param>
/// <param name="TypeName">The type's alias as written.</param>
/// <param name="DisplayName">The name shown to people.</param>
/// <param name="Description">One sentence for people.</param>
/// <param name="Category">How designers group it.</param>
/// <param name="UIHint">The editor a designer offers; null for outputs.</param>
/// <param name="IsPersistent">Whether the value is still there after a suspension.</param>
public sealed record ArgumentDefinition(
    string Name,
    string TypeName,
    string? DisplayName,
    string? Description,
    string? Category,
    string? UIHint,
    bool IsPersistent
);
