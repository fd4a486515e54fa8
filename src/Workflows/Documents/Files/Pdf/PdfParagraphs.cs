using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Documents.Files.Pdf;

/// <summary>Joins the lines of a paragraph: it goes on where a line is full and the next one is not indented.</summary>
internal static partial class PdfParagraphs
{
    // In letters: how far a full line may end before the edge, how far an indented one begins after it.
    private const double FullWithin = 2.0;
    private const double IndentedFrom = 1.0;
    private const double SameSize = 0.15;

    public static void WriteTo(TextLines text, IEnumerable<PdfLine> lines)
    {
        var shown = lines.ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var (left, right) = (Edge(shown, line => line.Left, 0.1), Edge(shown, line => line.Right, 0.9));
        var paragraph = new StringBuilder(shown[0].Text);
        for (var i = 1; i < shown.Count; i++)
        {
            if (!GoesOn(shown[i - 1], shown[i], left, right))
            {
                text.Line(paragraph.ToString());
                paragraph.Clear();
            }
            else if (char.IsAsciiLetterOrDigit(paragraph[^1]) && char.IsAsciiLetter(shown[i].Text[0]))
            {
                paragraph.Append(' ');
            }

            paragraph.Append(shown[i].Text);
        }

        text.Line(paragraph.ToString());
    }

    private static bool GoesOn(PdfLine line, PdfLine next, double left, double right) =>
        line.Right > right - (line.Size * FullWithin)
        && !Number().IsMatch(next.Text)
        && next.Left < left + (next.Size * IndentedFrom)
        && Math.Abs(line.Size - next.Size) < line.Size * SameSize;

    private static double Edge(List<PdfLine> lines, Func<PdfLine, double> place, double share)
    {
        var places = lines.Select(place).Order().ToList();
        return places[(int)((places.Count - 1) * share)];
    }

    [GeneratedRegex(
        @"^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}([.．](?!\d)|、)|第[一二三四五六七八九十百]{1,5}[章节条])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();
}
