using System.Globalization;
using System.Text;
using Workflows.Engine.Expressions;

namespace Workflows.Approvals;

/// <summary>A body as bytes, from what a flow gives as content.</summary>
internal static class HttpBody
{
    /// <summary>Text and bytes as they are, a form from pairs, anything else as JSON.</summary>
    public static byte[]? Of(object? content, string? contentType) =>
        content switch
        {
            null => null,
            byte[] bytes => bytes,
            string text => Encoding.UTF8.GetBytes(text),
            IEnumerable<KeyValuePair<string, object?>> pairs when IsForm(contentType) => Encoding.UTF8.GetBytes(
                Form(pairs)
            ),
            _ => Encoding.UTF8.GetBytes(PlainValues.ToJson(content)),
        };

    private static bool IsForm(string? contentType) =>
        contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;

    private static string Form(IEnumerable<KeyValuePair<string, object?>> pairs) =>
        string.Join(
            '&',
            pairs.Select(pair =>
                $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(Convert.ToString(pair.Value, CultureInfo.InvariantCulture) ?? "")}"
            )
        );
}
