using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Word;

/// <summary>What a document's paragraph styles say about numbering, with what they take from the styles below them.</summary>
internal sealed class Styles
{
    private const int LongestChain = 32;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly string? standard;

    public Styles(XElement? part)
    {
        foreach (var style in part.Children("style"))
        {
            if (style.Get("styleId") is { } id)
            {
                styles.TryAdd(id, style);
                standard ??= style.Is("type", "paragraph") && style.Get("default") is "1" or "true" ? id : null;
            }
        }
    }

    /// <summary>The numbering of a style and the style that gives it; null when it has none.</summary>
    public (XElement Numbering, string Style)? NumberingOf(string? style)
    {
        foreach (var (id, element) in Chain(style))
        {
            if (element.Child("pPr").Child("numPr") is { } numbering)
            {
                return (numbering, id);
            }
        }

        return null;
    }

    /// <summary>Whether a style is for the lines of a table of contents.</summary>
    public bool IsContents(string? style) =>
        style is not null
        && (
            style.StartsWith("TOC", StringComparison.OrdinalIgnoreCase)
            || (
                styles.TryGetValue(style, out var element)
                && element.Child("name").Val() is { } name
                && name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>The list that a numbering style stands for.</summary>
    public int? ListOf(string? style) => NumberingOf(style)?.Numbering.Child("numId").Int();

    private IEnumerable<(string Id, XElement Style)> Chain(string? style)
    {
        var id = style ?? standard;
        for (var i = 0; i < LongestChain && id is not null && styles.TryGetValue(id, out var element); i++)
        {
            yield return (id, element);
            id = element.Child("basedOn").Val();
        }
    }
}
