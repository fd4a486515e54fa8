namespace Workflows.Documents.Files.Pdf;

/// <summary>
/// Finds tables without a frame: below a line of headings, every line leaves the same gaps between its columns. A row
/// begins where something stands in the first column.
/// </summary>
internal static class PdfColumns
{
    private const int FewestColumns = 3;
    private const double SlackOfGap = 0.3;

    /// <summary>The lines of a page, those of a table put together to one that holds it.</summary>
    public static List<PdfLine> Gathered(IReadOnlyList<PdfLine> lines)
    {
        var gathered = new List<PdfLine>();
        for (var i = 0; i < lines.Count; )
        {
            var (table, next) = IsHeading(lines[i]) ? Read(lines, i) : (null, i + 1);
            gathered.Add(table is null ? lines[i] : lines[i] with { Table = table });
            i = table is null ? i + 1 : next;
        }

        return gathered;
    }

    private static bool IsHeading(PdfLine line) =>
        line.Table is null
        && line.Segments.Count >= FewestColumns
        && ColumnHeadings.IsHeading([.. line.Segments.Select(segment => new Line(1, segment.Text))]);

    private static (PdfTable? Table, int Next) Read(IReadOnlyList<PdfLine> lines, int start)
    {
        var gaps = GapsOf(lines[start]);
        var end = start + 1;
        while (end < lines.Count && lines[end].Table is null && Narrowed(gaps, lines[end]) is { } narrowed)
        {
            (gaps, end) = (narrowed, end + 1);
        }

        if (end - start < 2)
        {
            return (null, start + 1);
        }

        var edges = gaps.Select(gap => (gap.From + gap.To) / 2).ToArray();
        var rows = new List<List<PdfLine>[]>();
        for (var i = start; i < end; i++)
        {
            var cells = CellsOf(lines[i], edges);
            if (rows.Count == 0 || cells[0] is not null || rows.Count == 1)
            {
                rows.Add([.. cells.Select(_ => new List<PdfLine>())]);
            }

            for (var column = 0; column < cells.Length; column++)
            {
                rows[^1][column].AddRange(cells[column] is { } cell ? [cell] : []);
            }
        }

        return (
            new PdfTable(
                [lines[start].Left, .. edges, lines.Skip(start).Take(end - start).Max(line => line.Right)],
                [.. rows.Select(row => row.Select(PdfCell.Join).ToArray())]
            ),
            end
        );
    }

    private static List<(double From, double To)> GapsOf(PdfLine heading) =>
        [.. heading.Segments.Zip(heading.Segments.Skip(1), (one, other) => (one.Right, other.Left))];

    // What is left of the gaps beside the words of one more line; null when the words fill one of them.
    private static List<(double From, double To)>? Narrowed(List<(double From, double To)> gaps, PdfLine line)
    {
        var narrowed = new List<(double From, double To)>(gaps.Count);
        foreach (var (from, to) in gaps)
        {
            var middle = (from + to) / 2;
            var left = line.Segments.Where(segment => segment.Left < middle).Select(segment => segment.Right);
            var right = line.Segments.Where(segment => segment.Left >= middle).Select(segment => segment.Left);
            var gap = (From: left.Append(from).Max(), To: right.Append(to).Min());
            if (gap.To - gap.From < line.Size * SlackOfGap)
            {
                return null;
            }

            narrowed.Add(gap);
        }

        return narrowed;
    }

    private static PdfLine?[] CellsOf(PdfLine line, double[] edges)
    {
        var cells = new PdfLine?[edges.Length + 1];
        foreach (var segment in line.Segments)
        {
            var column = edges.Count(edge => edge <= segment.Left);
            cells[column] = cells[column] is { } cell
                ? cell with
                {
                    Text = $"{cell.Text} {segment.Text}",
                    Right = segment.Right,
                }
                : line with
                {
                    Text = segment.Text,
                    Left = segment.Left,
                    Right = segment.Right,
                };
        }

        return cells;
    }
}
