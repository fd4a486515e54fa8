namespace Workflows.Documents;

/// <summary>
/// A table that lost its frame, one cell a line: headings one below the other, then row by row, each of which begins
/// with the next number.
/// </summary>
internal static class FlatTable
{
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
        for (; i < lines.Count && headings.Count <= mostColumns; i++)
        {
            if (lines[i].Printed.Length == 0)
            {
                continue;
            }

            if (IsNumber(lines[i].Printed, 1))
            {
                break;
            }

            headings.Add(AsCell(lines[i]));
        }

        if (headings.Count < fewestColumns || headings.Count > mostColumns || !ColumnHeadings.IsHeading(headings))
        {
            return ([], start);
        }

        var rows = new List<CellRow> { new(headings) };
        for (var number = 1; i < lines.Count && IsNumber(lines[i].Printed, number); number++)
        {
            var (row, next) = RowAt(lines, i, headings.Count, number);
            rows.Add(row);
            i = next;
        }

        return (rows, i);
    }

    private static (CellRow Row, int Next) RowAt(IReadOnlyList<Line> lines, int start, int columns, int number)
    {
        var cells = new List<Line>(columns) { AsCell(lines[start]) };
        var i = start + 1;
        for (; i < lines.Count && cells.Count < columns; i++)
        {
            if (IsNumber(lines[i].Printed, number + 1))
            {
                break;
            }

            if (lines[i].Printed.Length > 0)
            {
                cells.Add(AsCell(lines[i]));
            }
        }

        while (i < lines.Count && lines[i].Printed.Length == 0)
        {
            i++;
        }

        cells.AddRange(Enumerable.Repeat(new Line(lines[start].Number, ""), columns - cells.Count));
        return (new CellRow(cells), i);
    }

    private static Line AsCell(Line line) => line with { Text = line.Printed };

    private static bool IsNumber(string text, int number) =>
        text.Length is > 0 and < 6
        && ChineseNumber.IsDigit(text[0])
        && ChineseNumber.Parse(text.TrimEnd('.', '、', '．')) == number;
}
