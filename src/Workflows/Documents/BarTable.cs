namespace Workflows.Documents;

/// <summary>
/// A table whose bars stand on lines of their own, or at the end of a cell's line, as converters of pages write it: where
/// a cell ends is said, where a row ends is not. A row ends with what its last column is to hold, or before the next
/// number.
/// </summary>
internal static class BarTable
{
    private const int MostLinesOfCell = 12;
    private const int LongestTitle = 60;
    private const int MostCells = 60_000;

    public static (List<CellRow> Rows, int Next) At(
        IReadOnlyList<Line> lines,
        int start,
        int fewestColumns,
        int mostColumns
    )
    {
        if (!BeginsHeading(lines, start))
        {
            return ([], start);
        }

        var headings = CellsFrom(lines, start, mostColumns + 1).Cells.TakeWhile(cell => IsHeading(cell.Text)).ToList();
        if (headings.Count < fewestColumns || headings.Count > mostColumns || !ColumnHeadings.IsHeading(headings))
        {
            return ([], start);
        }

        var printed = headings.Count;
        var kinds = headings.ConvertAll(heading => ColumnHeadings.KindOf(heading.Text));
        if (kinds[0] is not ColumnKind.Number)
        {
            // The numbers may share a merged heading with the words.
            kinds.Insert(0, ColumnKind.Number);
            headings.Insert(0, new Line(headings[0].Number, "序号"));
        }

        var (cells, next) = CellsFrom(lines, start, MostCells);
        if (cells.Count >= MostCells)
        {
            throw DocumentText.TooManyTasks();
        }

        var rows = Rows(cells, printed, kinds);
        return rows.Count > 0 ? ([new CellRow(headings), .. rows], next) : ([], start);
    }

    private static bool BeginsHeading(IReadOnlyList<Line> lines, int start)
    {
        var text = lines[start].Printed;
        var heading = text.TrimEnd('|', ' ');
        if (heading.Contains('|') || !IsHeading(heading))
        {
            return false;
        }

        return text[^1] == '|' || NextPrinted(lines, start + 1) is var next && next < lines.Count && IsBar(lines[next]);
    }

    private static bool IsHeading(string text) =>
        ColumnHeadings.KindOf(text) is not ColumnKind.Other || text is "备注" or "備註";

    private static bool IsBar(Line line) =>
        line.Printed.Length > 0 && !line.Printed.AsSpan().ContainsAnyExcept('|', ' ');

    private static int NextPrinted(IReadOnlyList<Line> lines, int i)
    {
        while (i < lines.Count && lines[i].IsBlank)
        {
            i++;
        }

        return i;
    }

    // Every bar ends a cell; empty ones say nothing.
    private static (List<Line> Cells, int Next) CellsFrom(IReadOnlyList<Line> lines, int start, int most)
    {
        var cells = new List<Line>();
        var open = new List<Line>();
        var next = start;
        for (var i = start; i < lines.Count && open.Count <= MostLinesOfCell && cells.Count < most; i++)
        {
            var line = lines[i];
            var text = line.Printed;
            var from = 0;
            for (var to = 0; to <= text.Length; to++)
            {
                if (to < text.Length && text[to] != '|')
                {
                    continue;
                }

                var part = text.AsSpan(from, to - from);
                if (!part.IsWhiteSpace())
                {
                    var words = part.Trim().ToString();
                    var indent = line.Indent + from + part.Length - part.TrimStart().Length;
                    open.Add(new Line(line.Number, words) { Printed = words, Indent = indent });
                }

                if (to < text.Length)
                {
                    Close(open, cells);
                    next = i + 1;
                }

                from = to + 1;
            }
        }

        return (cells, next);
    }

    private static void Close(List<Line> open, List<Line> cells)
    {
        if (open.Count > 0)
        {
            cells.Add(open.Count == 1 ? open[0] : Line.Join([.. open]));
            open.Clear();
        }
    }

    private static List<CellRow> Rows(List<Line> cells, int first, List<ColumnKind> kinds)
    {
        var rows = new List<CellRow>();
        var row = new List<Line>();
        int? last = null;
        for (var i = first; i < cells.Count; i++)
        {
            var isNext = NumberOf(cells[i].Text) is { } number && number == (last ?? number - 1) + 1;
            if (row.Count > 0 && (isNext && row.Exists(HoldsUnits) || IsClosed(row, cells[i], kinds)))
            {
                rows.Add(RowOf(row, kinds, ref last));
                row = [];
            }

            if (row.Count == 0 && IsTitle(cells[i].Text))
            {
                rows.Add(new CellRow([.. Enumerable.Repeat(cells[i], kinds.Count)]));
            }
            else
            {
                row.Add(cells[i]);
            }
        }

        if (row.Exists(HoldsUnits))
        {
            rows.Add(RowOf(row, kinds, ref last));
        }

        return rows;
    }

    // 一、管网排查 over all columns.
    private static bool IsTitle(string text) =>
        text.Length <= LongestTitle
        && Numbering.Read(text) is { Kind: NumberKind.Chinese or NumberKind.ChineseBracketed or NumberKind.Part };

    private static bool IsClosed(List<Line> row, Line cell, List<ColumnKind> kinds)
    {
        var fits = kinds[^1] switch
        {
            ColumnKind.Due => IsTerm,
            ColumnKind.Lead or ColumnKind.Responsible or ColumnKind.Participant => HoldsUnits,
            _ => (Func<Line, bool>?)null,
        };
        return row.Count == kinds.Count || fits is not null && fits(row[^1]) && !fits(cell);
    }

    private static CellRow RowOf(List<Line> row, List<ColumnKind> kinds, ref int? last)
    {
        // A category merged over several rows stands before the number of the first.
        var at = row.FindIndex(cell => NumberOf(cell.Text) is not null);
        var number = at is 0 or 1 ? row[at] : new Line(row[0].Number, "");
        last = NumberOf(number.Text) ?? last;
        var cells = at is 0 or 1 ? row.Where((_, i) => i != at).ToList() : row;
        return new CellRow([number, .. FlatRow.Fit(cells, kinds, row[0].Number)]);
    }

    private static bool IsTerm(Line cell) => DuePhrase.IsTerm(cell.Text) && !UnitNames.IsUnit(cell.Text);

    private static bool HoldsUnits(Line cell) =>
        cell.Text.Length <= Marker.Longest
        && !IsTerm(cell)
        && UnitNames.Read(cell.Text).Names is { Count: > 0 } names
        && names.All(UnitNames.IsUnit);

    private static int? NumberOf(string text) =>
        text.Length is > 0 and < 5 && ChineseNumber.IsDigit(text[0]) && ChineseNumber.Parse(text) is { } value
            ? (int)value
            : null;
}
