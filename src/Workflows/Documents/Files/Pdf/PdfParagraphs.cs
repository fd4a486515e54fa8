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

    public static void WriteTo(TextLines text, IEnumerable<PdfLine> lines, CellBudget budget)
    {
        var shown = lines.ToList();
        var words = shown.FindAll(line => line.Table is null);
        var (left, right) = (Edge(words, line => line.Left, 0.1), Edge(words, line => line.Right, 0.9));
        for (var i = 0; i < shown.Count; )
        {
            if (shown[i].Table is { } table)
            {
                for (i++; i < shown.Count && shown[i].Table is { } next && table.With(next) is { } whole; i++)
                {
                    table = whole;
                }

                table.WriteTo(text, budget);
                continue;
            }

            var paragraph = new StringBuilder(shown[i].Text);
            for (i++; i < shown.Count && GoesOn(shown[i - 1], shown[i], left, right); i++)
            {
                if (char.IsAsciiLetterOrDigit(paragraph[^1]) && char.IsAsciiLetter(shown[i].Text[0]))
                {
                    paragraph.Append(' ');
                }

                paragraph.Append(shown[i].Text);
            }

            text.Line(paragraph.ToString());
        }
    }

    private static bool GoesOn(PdfLine line, PdfLine next, double left, double right) =>
        next.Table is null
        && line.Right > right - (line.Size * FullWithin)
        && !Number().IsMatch(next.Text)
        && next.Left < left + (next.Size * IndentedFrom)
        && Math.Abs(line.Size - next.Size) < line.Size * SameSize;

    private static double Edge(List<PdfLine> lines, Func<PdfLine, double> place, double share)
    {
        var places = lines.Select(place).Order().ToList();
        return places.Count == 0 ? 0 : places[(int)((places.Count - 1) * share)];
    }

    [GeneratedRegex(
        @"^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}([.．](?!\d)|、)|第[一二三四五六七八九十百]{1,5}[章节条])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();
}
