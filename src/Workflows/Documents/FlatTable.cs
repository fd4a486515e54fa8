namespace Workflows.Documents;

/// <summary>
/// A table that lost its frame, one cell a line: headings one below the other, then row by row, each of which begins
/// with the next number. A cell may be broken over lines, an empty one is gone.
/// </summary>
internal static class FlatTable
{
    private const int MostLinesOfCell = 8;
    private const int LongestTitle = 40;

    public static (List<CellRow> Rows, int Next) At(
        IReadOnlyList<Line> lines,
        int start,
        int fewestColumns,
        int mostColumns
    )
    {
        if (ColumnHeadings.KindOf(lines[start].Printed) is not ColumnKind.Number)
        {
            return ([], start);
        }

        var headings = new List<Line>();
        var i = start;
        for (; i < lines.Count && headings.Count <= mostColumns && !BeginsRows(lines, i); i++)
        {
            if (lines[i].Printed.Length > 0)
            {
                headings.Add(AsCell(lines[i]));
            }
        }

        if (headings.Count < fewestColumns || headings.Count > mostColumns || !ColumnHeadings.IsHeading(headings))
        {
            return ([], start);
        }

        var rows = new List<CellRow> { new(headings) };
        var kinds = headings.ConvertAll(heading => ColumnHeadings.KindOf(heading.Text));
        while (i < lines.Count)
        {
            if (TitleBefore(lines, i) is { } title)
            {
                rows.Add(new CellRow([.. Enumerable.Repeat(AsCell(lines[i]), headings.Count)]));
                i = title;
            }

            if (NumberOf(lines[i].Printed) is not { } number || (rows[^1].Number is { } last && number != last + 1))
            {
                break;
            }

            (var row, i) = RowAt(lines, i, kinds, number);
            rows.Add(row);
        }

        return (rows, i);
    }

    private static bool BeginsRows(IReadOnlyList<Line> lines, int i) =>
        NumberOf(lines[i].Printed) is not null || TitleBefore(lines, i) is not null;

    // 一、管网排查 on a line before the next row heads what follows; the index of that row.
    private static int? TitleBefore(IReadOnlyList<Line> lines, int i)
    {
        if (
            lines[i].Printed.Length is 0 or > LongestTitle
            || Numbering.Read(lines[i].Printed)
                is not { Kind: NumberKind.Chinese or NumberKind.ChineseBracketed or NumberKind.Part }
        )
        {
            return null;
        }

        var next = NextPrinted(lines, i + 1);
        return next < lines.Count && NumberOf(lines[next].Printed) is not null ? next : null;
    }

    private static int NextPrinted(IReadOnlyList<Line> lines, int i)
    {
        while (i < lines.Count && lines[i].Printed.Length == 0)
        {
            i++;
        }

        return i;
    }

    private static (CellRow Row, int Next) RowAt(
        IReadOnlyList<Line> lines,
        int start,
        List<ColumnKind> kinds,
        int number
    )
    {
        var cells = new List<Line>();
        var i = NextPrinted(lines, start + 1);
        var isClosed = false;
        for (
            var most = kinds.Count * MostLinesOfCell;
            i < lines.Count && cells.Count < most;
            i = NextPrinted(lines, i + 1)
        )
        {
            isClosed = NumberOf(lines[i].Printed) == number + 1 || TitleBefore(lines, i) is not null;
            if (isClosed)
            {
                break;
            }

            cells.Add(AsCell(lines[i]));
        }

        if (!isClosed && cells.Count >= kinds.Count)
        {
            // Nothing but a blank line shows where the last row ends: otherwise it has a cell for each column.
            (cells, i) = UpToBlank(lines, start, kinds.Count - 1) ?? LastRow(lines, start, kinds.Count - 1);
        }

        return (
            new CellRow([AsCell(lines[start]), .. FlatRow.Fit(cells, kinds, lines[start].Number)]) { Number = number },
            i
        );
    }

    private static (List<Line> Cells, int Next)? UpToBlank(IReadOnlyList<Line> lines, int start, int count)
    {
        var end = start + 1;
        while (end < lines.Count && lines[end].Printed.Length > 0 && end - start <= 2 * count)
        {
            end++;
        }

        var length = end - start - 1;
        return length >= count && length < 2 * count
            ? ([.. lines.Skip(start + 1).Take(length).Select(AsCell)], NextPrinted(lines, end))
            : null;
    }

    private static (List<Line> Cells, int Next) LastRow(IReadOnlyList<Line> lines, int start, int count)
    {
        var cells = new List<Line>();
        var whole = 0;
        var i = NextPrinted(lines, start + 1);
        for (; i < lines.Count && whole < count; i = NextPrinted(lines, i + 1))
        {
            cells.Add(AsCell(lines[i]));
            whole += FlatRow.GoesOn(lines[i].Printed) ? 0 : 1;
        }

        return (cells, i);
    }

    private static Line AsCell(Line line) => line with { Text = line.Printed };

    private static int? NumberOf(string text) =>
        text.Length is > 0 and < 6
        && ChineseNumber.IsDigit(text[0])
        && ChineseNumber.Parse(text.TrimEnd('.', '、', '．')) is { } value
        && value == (int)value
            ? (int)value
            : null;
}
