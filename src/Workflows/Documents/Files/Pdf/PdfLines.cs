using System.Text;
using UglyToad.PdfPig.Content;

namespace Workflows.Documents.Files.Pdf;

/// <summary>Puts the letters of a page together to lines, top first.</summary>
internal static class PdfLines
{
    // Letters whose base lines differ by less than this share of their size stand on one line.
    private const double SameLine = 0.5;
    private const double WordGap = 0.2;
    private const double ColumnGap = 1.0;
    private const double SamePlace = 0.2;

    /// <summary>The lines of a page; each table is one.</summary>
    public static List<PdfLine> Of(Page page)
    {
        var letters = page.Letters.ToList();
        var lines = new List<PdfLine>();
        foreach (var grid in PdfGrid.Of(PdfRules.Of(page)))
        {
            var inside = letters.FindAll(grid.Holds);
            if (inside.Count > 0 && grid.Read(inside.Where(IsInk)) is { } table)
            {
                letters.RemoveAll(grid.Holds);
                var height = page.Height > 0 ? grid.Top / page.Height : 0;
                lines.Add(new PdfLine(page.Number, "", table.Edges[0], table.Edges[^1], height, 0) { Table = table });
            }
        }

        lines.AddRange(Of(letters, page.Number, page.Height));
        return PdfColumns.Gathered([.. lines.OrderByDescending(line => line.Height)]);
    }

    /// <summary>The lines that letters make.</summary>
    public static List<PdfLine> Of(IEnumerable<Letter> all, int page, double height)
    {
        var letters = all.Where(letter => !string.IsNullOrEmpty(letter.Value))
            .OrderByDescending(letter => letter.StartBaseLine.Y)
            .ToList();
        var lines = new List<PdfLine>();
        for (var start = 0; start < letters.Count; )
        {
            var end = start + 1;
            while (end < letters.Count && Stands(letters[end], letters[start]))
            {
                end++;
            }

            if (LineOf(letters[start..end], page, height) is { } line)
            {
                lines.Add(line);
            }

            start = end;
        }

        return lines;
    }

    private static bool Stands(Letter letter, Letter first) =>
        first.StartBaseLine.Y - letter.StartBaseLine.Y < Math.Max(SizeOf(first), 1) * SameLine;

    private static PdfLine? LineOf(List<Letter> letters, int page, double height)
    {
        letters.Sort((one, other) => one.StartBaseLine.X.CompareTo(other.StartBaseLine.X));
        var text = new StringBuilder();
        var segments = new List<PdfSegment>();
        var (from, left) = (0, 0.0);
        Letter? last = null;
        var hasSpace = false;
        foreach (var letter in letters)
        {
            hasSpace |= !IsInk(letter);
            if (!IsInk(letter) || (last is not null && IsSecondPrint(letter, last)))
            {
                continue;
            }

            if (last is null)
            {
                left = letter.StartBaseLine.X;
            }
            else if (IsWide(last, letter))
            {
                segments.Add(new PdfSegment(text.ToString(from, text.Length - from), left, last.EndBaseLine.X));
                (from, left) = (text.Length + 1, letter.StartBaseLine.X);
            }

            if (last is not null && (hasSpace || HasGap(last, letter)))
            {
                text.Append(' ');
            }

            text.Append(letter.Value);
            (last, hasSpace) = (letter, false);
        }

        if (last is null)
        {
            return null;
        }

        segments.Add(new PdfSegment(text.ToString(from, text.Length - from), left, last.EndBaseLine.X));
        return new PdfLine(
            page,
            text.ToString().Trim(),
            letters.Where(IsInk).Min(letter => letter.StartBaseLine.X),
            letters.Where(IsInk).Max(letter => letter.EndBaseLine.X),
            height > 0 ? letters[0].StartBaseLine.Y / height : 0,
            letters.Where(IsInk).Max(SizeOf)
        )
        {
            Segments = segments,
        };
    }

    private static bool IsWide(Letter last, Letter letter) =>
        letter.StartBaseLine.X - last.EndBaseLine.X > SizeOf(letter) * ColumnGap;

    private static bool IsInk(Letter letter) => !string.IsNullOrWhiteSpace(letter.Value);

    // Bold type is at times the same letter printed twice.
    private static bool IsSecondPrint(Letter letter, Letter last) =>
        letter.Value.Equals(last.Value, StringComparison.Ordinal)
        && Math.Abs(letter.StartBaseLine.X - last.StartBaseLine.X) < SizeOf(letter) * SamePlace;

    private static bool HasGap(Letter last, Letter letter)
    {
        var gap = letter.StartBaseLine.X - last.EndBaseLine.X;
        var isLatin = char.IsAscii(last.Value[^1]) && char.IsAscii(letter.Value[0]);
        return gap > SizeOf(letter) * (isLatin ? WordGap : ColumnGap);
    }

    private static double SizeOf(Letter letter) => letter.PointSize > 0 ? letter.PointSize : letter.FontSize;
}
