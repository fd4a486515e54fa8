using System.Net.Http.Headers;

namespace Workflows.Documents.Files;

/// <summary>A declared media type, as far as reading a document needs it.</summary>
internal static class MediaType
{
    public static string? Charset(string? contentType) => Parse(contentType)?.CharSet;

    public static bool IsHtml(string? contentType) =>
        Parse(contentType)?.MediaType is { } type
        && (
            type.Equals("text/html", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
        );

    private static MediaTypeHeaderValue? Parse(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var value) ? value : null;
}
