using System.Text;
using UglyToad.PdfPig.Content;

namespace Workflows.Documents.Files.Pdf;

/// <summary>The words of a cell: a line that fills the cell goes on below, one that ends before is a statement of its own.</summary>
internal static class PdfCell
{
    // In letters: how far a full line may end before the longest one does.
    private const double FullWithin = 1.5;

    public static string TextOf(IReadOnlyList<Letter> letters) => Join(PdfLines.Of(letters, page: 0, height: 1));

    public static string Join(IReadOnlyList<PdfLine> lines)
    {
        if (lines.Count == 0)
        {
            return "";
        }

        var right = lines.Max(line => line.Right);
        var text = new StringBuilder(lines[0].Text);
        for (var i = 1; i < lines.Count; i++)
        {
            var above = lines[i - 1];
            var isFull = above.Right > right - (above.Size * FullWithin);
            text.Append(isFull && !AreBothUnits(above.Text, lines[i].Text) ? "" : "\n").Append(lines[i].Text);
        }

        return text.ToString();
    }

    // 市发展改革委 above 市财政局: each on a line of its own, as long as the cell is wide.
    private static bool AreBothUnits(string above, string below) =>
        UnitNames.IsSurelyUnit(above) && UnitNames.IsSurelyUnit(below) && (below[0] == above[0] || below[0] == '各');
}
