namespace Workflows.Documents.Files.Pdf;

/// <summary>Leaves out what stands at the edges of every page: running heads and page numbers.</summary>
internal static class PdfMargins
{
    private const double Edge = 0.12;
    private const string AroundNumber = "—–-－·.第页共/ 　";

    public static IEnumerable<PdfLine> Without(IReadOnlyList<PdfLine> lines, int pages)
    {
        var repeated = lines
            .Where(IsAtEdge)
            .GroupBy(line => Pattern(line.Text), StringComparer.Ordinal)
            .Where(same => same.Select(line => line.Page).Distinct().Count() >= Math.Max(3, (pages + 1) / 2))
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        return lines.Where(line =>
            !IsAtEdge(line) || (!IsPageNumber(line.Text) && !repeated.Contains(Pattern(line.Text)))
        );
    }

    private static bool IsAtEdge(PdfLine line) => line.Table is null && line.Height is < Edge or > 1 - Edge;

    private static bool IsPageNumber(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') && Pattern(text).AsSpan().Trim(AroundNumber).IsEmpty;

    private static string Pattern(string text) => string.Concat(text.Where(sign => !char.IsAsciiDigit(sign)));
}
