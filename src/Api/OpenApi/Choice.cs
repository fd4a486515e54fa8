using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;

namespace Workflows.Api.OpenApi;

/// <summary>A value of an enumeration in a query, written as in our JSON; upper and lower case are the same.</summary>
/// <param name="Value">The value.</param>
internal readonly record struct Choice<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Reads a name of the enumeration; numbers are none.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Choice<T> choice)
    {
        var isName = Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase);
        choice = isName ? new Choice<T>(Enum.Parse<T>(text!, ignoreCase: true)) : default;
        return isName;
    }
}

/// <summary>Describes choices by the names that may be given.</summary>
internal static class ChoiceSchemas
{
    public static void AddChoices(this OpenApiOptions options) =>
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (EnumerationOf(context.ParameterDescription?.ParameterDescriptor?.ParameterType) is { } type)
                    schema.Enum = [.. Enum.GetNames(type).Select(name => JsonNamingPolicy.CamelCase.ConvertName(name))];
                return Task.CompletedTask;
            }
        );

    private static Type? EnumerationOf(Type? type)
    {
        var given = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return given is { IsGenericType: true } && given.GetGenericTypeDefinition() == typeof(Choice<>)
            ? given.GetGenericArguments()[0]
            : null;
    }
}
