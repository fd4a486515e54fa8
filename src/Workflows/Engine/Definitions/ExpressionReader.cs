using System.Text.Json;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Definitions;

/// <summary>Reads what a definition gives for an input.</summary>
internal static class ExpressionReader
{
    /// <summary>
    /// Reads an input: a wrapper with <c>typeName</c> and <c>expression</c>, or a bare scalar which counts as a literal.
    /// Null when nothing usable is given (Elsa: a wrapper without type name or expression is as good as absent; the name itself says nothing, and Studio writes null).
    /// </summary>
    public static Expression? ReadInput(JsonElement? json)
    {
        if (json is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object)
            return new LiteralExpression(Scalar(value));
        return value.HasMember("typeName") && value.Find("expression") is { } expression ? Read(expression) : null;
    }

    /// <summary>Reads <c>{type, value}</c>; null when there is no type at all.</summary>
    public static Expression? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !HasType(json))
            return null;

        var value = Unwrapped(json.FindAnyCase("value"));
        return json.Text("type") switch
        {
            null or "Literal" => new LiteralExpression(value is { } scalar ? Scalar(scalar) : null),
            "Object" or "Json" => new ObjectExpression(value is { } text ? text.AsText() ?? text.GetRawText() : null),
            "Variable" => VariableExpression.Read(value),
            "Input" => InputExpression.Read(value),
            "JavaScript" => new JavaScriptExpression(value?.AsText() ?? ""),
            "Liquid" => new LiquidExpression(value?.AsText() ?? ""),
            var other => new UnsupportedExpression(other),
        };
    }

    // A type that is there but null means a literal; one that isn't there at all means nothing (Elsa).
    private static bool HasType(JsonElement json) =>
        json.EnumerateObject()
            .Any(property => string.Equals(property.Name, "type", StringComparison.OrdinalIgnoreCase));

    // Some serializers write a value as an object that names its .NET type beside it.
    private static JsonElement? Unwrapped(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json && (json.Find("$type") ?? json.Find("_type")) is not null
            ? json.Find("value") ?? json.Find("$value") ?? json.Find("_value") ?? json
            : value;

    private static object? Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number or JsonValueKind.Object or JsonValueKind.Array => value.GetRawText(),
            _ => null,
        };
}
