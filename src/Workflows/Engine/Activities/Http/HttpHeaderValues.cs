using System.Collections;
using System.Globalization;

namespace Workflows.Engine.Activities;

/// <summary>Headers as workflows give them: a value, or a list of them, under each name.</summary>
internal static class HttpHeaderValues
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IDictionary<string, object?>? headers) =>
        (headers ?? new Dictionary<string, object?>(StringComparer.Ordinal)).ToDictionary(
            header => header.Key,
            header => Values(header.Value),
            StringComparer.OrdinalIgnoreCase
        );

    private static IReadOnlyList<string> Values(object? value) =>
        value is IEnumerable items and not string ? [.. items.Cast<object?>().Select(Text)] : [Text(value)];

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
