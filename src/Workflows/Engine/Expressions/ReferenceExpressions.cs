using System.Text.Json;
using Workflows.Engine.Definitions;

namespace Workflows.Engine.Expressions;

/// <summary>The value of a variable in scope, found by id.</summary>
/// <param name="id">The variable's id; null when the reference can't be read, which evaluates to nothing.</param>
public sealed class VariableExpression(string? id) : Expression
{
    internal override IReadOnlyList<ExpressionReference> References =>
        id is null ? [] : [new(ReferenceKind.VariableId, id)];

    /// <inheritdoc/>
    public override object? Evaluate(ExpressionScope scope) => id is null ? null : scope.GetVariableById(id);

    /// <summary>Reads the reference: an object with <c>id</c>, or such an object as text.</summary>
    internal static VariableExpression Read(JsonElement? value) => new(Reference.Member(value, "id"));
}

/// <summary>The value of an input of the workflow around.</summary>
/// <param name="name">The input's name; null when the reference can't be read, which evaluates to nothing.</param>
public sealed class InputExpression(string? name) : Expression
{
    internal override IReadOnlyList<ExpressionReference> References =>
        name is null ? [] : [new(ReferenceKind.Input, name)];

    /// <inheritdoc/>
    public override object? Evaluate(ExpressionScope scope) => name is null ? null : scope.GetInput(name);

    /// <summary>Reads the reference: an object with <c>name</c>, or such an object as text.</summary>
    internal static InputExpression Read(JsonElement? value) => new(Reference.Member(value, "name"));
}

internal static class Reference
{
    public static string? Member(JsonElement? value, string name) =>
        value switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } reference => reference.Text(name),
            { ValueKind: JsonValueKind.String } text => FromText(text.GetString()!, name),
            _ => null,
        };

    private static string? FromText(string text, string name)
    {
        try
        {
            return JsonElement.Parse(text).Text(name);
        }
        catch (JsonException)
        {
            // Elsa: an unreadable reference evaluates to nothing.
            return null;
        }
    }
}
