namespace Workflows.Documents;

/// <summary>
/// Finds the tables among the lines (pipes, tabs, bars on lines of their own, or one cell a line) and puts everything in order: paragraphs of
/// running text, and a paragraph for each row that states a task.
/// </summary>
internal static class Tables
{
    private const int FewestFlatColumns = 3;
    private const int MostColumns = 40;

    // A line with more is noise, of which each cell would be kept.
    private const int MostSeparators = 1000;

    // A task may take several rows.
    private const int MostRows = 2 * DocumentText.MaxTasks;

    public static List<Paragraph> Paragraphs(ArraySegment<Line> lines)
    {
        var paragraphs = new List<Paragraph>();
        IReadOnlyList<Line> all = lines;
        var text = 0;
        IReadOnlyList<ColumnKind>? columns = null;
        var tableRows = 0;
        for (var i = 0; i < lines.Count; )
        {
            var (rows, next) = RowsAt(all, i);
            tableRows += rows.Count;
            if (tableRows > MostRows)
            {
                throw DocumentText.TooManyTasks();
            }

            if (rows.Count > 0 && TaskTable.Read(rows, columns) is { } table)
            {
                paragraphs.AddRange(Documents.Paragraphs.Of(lines[text..i]));
                paragraphs.AddRange(table.Paragraphs);
                columns = table.Columns;
                text = next;
            }

            i = Math.Max(next, i + 1);
        }

        paragraphs.AddRange(Documents.Paragraphs.Of(lines[text..]));
        return paragraphs;
    }

    private static (List<CellRow> Rows, int Next) RowsAt(IReadOnlyList<Line> lines, int start)
    {
        if (BarTable.At(lines, start, FewestFlatColumns, MostColumns) is { Rows.Count: > 0 } barred)
        {
            return barred;
        }

        if (IsPiped(lines[start].Text))
        {
            return Run(lines, start, IsPiped, Piped);
        }

        return IsTabbed(lines[start].Printed) ? Run(lines, start, IsTabbed, Tabbed)
            : SpacedTable.At(lines, start) is { Rows.Count: > 0 } spaced ? spaced
            : FlatTable.At(lines, start, FewestFlatColumns, MostColumns);
    }

    private static (List<CellRow> Rows, int Next) Run(
        IReadOnlyList<Line> lines,
        int start,
        Func<string, bool> belongs,
        Func<Line, List<Line>> cells
    )
    {
        var rows = new List<CellRow>();
        var i = start;
        for (; i < lines.Count && belongs(lines[i].Printed); i++)
        {
            var row = cells(lines[i]);
            if (!row.TrueForAll(cell => IsRule(cell.Text)))
            {
                rows.Add(new CellRow(row));
            }
        }

        return (rows, i);
    }

    // | a | b |, or without the frame on the left: a | b | c
    private static bool IsPiped(string text) =>
        text.Length > 2 && text.AsSpan().Count('|') is > 1 and <= MostSeparators;

    private static bool IsTabbed(string text) => text.AsSpan().Count('\t') is >= 2 and <= MostSeparators;

    // |:---|---| below the heading.
    private static bool IsRule(string cell) =>
        cell.Length > 0 && !cell.AsSpan().ContainsAnyExcept('-', ':', ' ') && cell.Contains('-');

    private static List<Line> Tabbed(Line line)
    {
        var cells = new List<Line>();
        foreach (var range in line.Printed.AsSpan().Split('\t'))
        {
            cells.Add(CellOf(line, range));
        }

        return cells;
    }

    private static List<Line> Piped(Line line)
    {
        var text = line.Printed;
        var cells = new List<Line>();
        var start = text[0] == '|' ? 1 : 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '|')
            {
                i++;
            }
            else if (text[i] == '|')
            {
                cells.Add(CellOf(line, start..i));
                start = i + 1;
            }
        }

        if (!text.AsSpan(start).IsWhiteSpace())
        {
            cells.Add(CellOf(line, start..text.Length));
        }

        return cells;
    }

    private static Line CellOf(Line line, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(line.Printed.Length);
        var printed = line.Printed.AsSpan(start, length);
        var indent = line.Indent + start + printed.Length - printed.TrimStart().Length;
        var text = printed.Trim().ToString();
        return new Line(line.Number, Clean(text)) { Printed = text, Indent = indent };
    }

    private static string Clean(string cell) =>
        Bold.Signed(cell)
            .Replace("\\|", "|", StringComparison.Ordinal)
            .Replace("<br>", "；", StringComparison.OrdinalIgnoreCase)
            .Replace("<br/>", "；", StringComparison.OrdinalIgnoreCase)
            .Trim();
}
