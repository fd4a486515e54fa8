namespace Workflows.Documents.Files;

/// <summary>A table while it is read: a merged cell stands in every place it covers.</summary>
internal sealed class TableGrid(CellBudget budget)
{
    /// <summary>A merged cell covers no more places than this each way.</summary>
    public const int WidestSpan = 1000;

    private readonly List<List<Cell?>> rows = [];
    private int count;

    private sealed class Cell(string text)
    {
        public string Text { get; } = text;
    }

    /// <summary>Begins the next row.</summary>
    public void NextRow()
    {
        count++;
        RowAt(count - 1);
    }

    /// <summary>The first column of the current row that no cell covers yet.</summary>
    public int FreeColumn(int from = 0)
    {
        var row = RowAt(count - 1);
        var column = from;
        while (column < row.Count && row[column] is not null)
        {
            column++;
        }

        return column;
    }

    /// <summary>Puts a cell into the current row and all places it covers.</summary>
    public void Place(int column, string text, int columnSpan = 1, int rowSpan = 1)
    {
        var (wide, high) = (Math.Clamp(columnSpan, 1, WidestSpan), Math.Clamp(rowSpan, 1, WidestSpan));
        budget.Spend((long)wide * high);
        var cell = new Cell(text);
        for (var row = count - 1; row < count - 1 + high; row++)
        {
            for (var place = column; place < column + wide; place++)
            {
                Set(row, place, cell);
            }
        }
    }

    /// <summary>Lets the cell above reach into the current row.</summary>
    public void Continue(int column, int columnSpan)
    {
        var above = count > 1 && column < rows[count - 2].Count ? rows[count - 2][column] : null;
        var wide = Math.Clamp(columnSpan, 1, WidestSpan);
        budget.Spend(wide);
        for (var place = column; place < column + wide; place++)
        {
            Set(count - 1, place, above ?? new Cell(""));
        }
    }

    /// <summary>Lets the cell before it reach into a column of the current row.</summary>
    public void ContinueAcross(int column)
    {
        budget.Spend(1);
        Set(count - 1, column, (column > 0 ? rows[count - 1].ElementAtOrDefault(column - 1) : null) ?? new Cell(""));
    }

    /// <summary>
    /// Writes the table as rows of <c>| cell | cell |</c> between blank lines. A heading cell over its whole width is its
    /// title, a single column a frame around paragraphs: both are lines.
    /// </summary>
    public void WriteTo(TextLines lines)
    {
        var shown = rows.Take(count).Where((row, index) => IsShown(row, index == 0 ? null : rows[index - 1])).ToList();
        var width = shown.Count == 0 ? 0 : shown.Max(row => row.FindLastIndex(cell => cell is not null) + 1);
        lines.Blank();
        var titles = width == 1 ? shown.Count : shown.TakeWhile(row => IsOneCell(row, width)).Count();
        foreach (var row in shown.Take(titles))
        {
            foreach (var line in CellText.Lines(row[0]!.Text))
            {
                lines.Line(line);
            }
        }

        lines.Blank();
        for (var row = titles; row < shown.Count; row++)
        {
            WriteRow(lines, shown[row], width, isHeading: row == titles);
        }

        lines.Blank();
    }

    /// <summary>Writes the table as part of a cell of another: one line, a row a statement.</summary>
    public void FlattenTo(TextLines lines)
    {
        lines.EndLine();
        foreach (var row in rows.Take(count))
        {
            var cells = row.OfType<Cell>().Distinct();
            lines.Append(string.Join(' ', cells.Select(cell => CellText.OneLine(cell.Text, isHeading: false))).Trim());
            lines.Append(row == rows[count - 1] ? "" : "；");
        }

        lines.EndLine();
    }

    /// <summary>Writes the cells one after the other, for a table that only lays out a page.</summary>
    public void WriteBlocksTo(TextLines lines)
    {
        foreach (var cell in rows.Take(count).SelectMany(row => row).OfType<Cell>().Distinct())
        {
            lines.EndLine();
            lines.Append(cell.Text);
        }

        lines.EndLine();
    }

    // A row that only continues the one above says nothing new.
    private static bool IsShown(List<Cell?> row, List<Cell?>? above) =>
        row.Exists(cell => !string.IsNullOrWhiteSpace(cell?.Text))
        && (
            above is null || row.Count != above.Count || row.Where((cell, i) => !ReferenceEquals(cell, above[i])).Any()
        );

    private static bool IsOneCell(List<Cell?> row, int width) =>
        row.Count >= width && row[0] is { } first && row.TrueForAll(cell => ReferenceEquals(cell, first));

    private static void WriteRow(TextLines lines, List<Cell?> row, int width, bool isHeading)
    {
        lines.Append("|");
        for (var column = 0; column < width; column++)
        {
            var text = column < row.Count ? row[column]?.Text ?? "" : "";
            lines.Append(" ");
            lines.Append(CellText.OneLine(text, isHeading).Replace("|", "\\|", StringComparison.Ordinal));
            lines.Append(" |");
        }

        lines.Append("\n");
    }

    private void Set(int row, int column, Cell cell)
    {
        var cells = RowAt(row);
        budget.Spend(Math.Max(0, column - cells.Count));
        while (cells.Count <= column)
        {
            cells.Add(null);
        }

        cells[column] ??= cell;
    }

    private List<Cell?> RowAt(int row)
    {
        while (rows.Count <= row)
        {
            rows.Add([]);
        }

        return rows[row];
    }
}
