using System.Globalization;
using AngleSharp.Html.Parser.Tokens;

namespace Workflows.Documents.Files.Html;

/// <summary>A table of a web page while it is read. One that holds another only lays out the page.</summary>
internal sealed class HtmlTable(CellBudget cells, int listsAround)
{
    private readonly TableGrid grid = new(cells);
    private int column;
    private int columnSpan;
    private int rowSpan;
    private bool hasRow;

    /// <summary>The open cell; null between cells.</summary>
    public TextLines? Cell { get; private set; }

    /// <summary>Whether a cell holds a table.</summary>
    public bool IsLayout { get; set; }

    /// <summary>How many lists were open where it begins.</summary>
    public int ListsAround { get; } = listsAround;

    public void OpenRow()
    {
        CloseCell();
        grid.NextRow();
        (hasRow, column) = (true, 0);
    }

    public void OpenCell(HtmlTagToken tag)
    {
        CloseCell();
        if (!hasRow)
        {
            OpenRow();
        }

        column = grid.FreeColumn(column);
        columnSpan = SpanOf(tag, "colspan");
        rowSpan = SpanOf(tag, "rowspan");
        Cell = new TextLines();
    }

    public void CloseCell()
    {
        if (Cell is null)
        {
            return;
        }

        grid.Place(column, Cell.ToString(Bold.KeepUnits), columnSpan, rowSpan);
        column += columnSpan;
        Cell = null;
    }

    public void CloseRow()
    {
        CloseCell();
        hasRow = false;
    }

    public void WriteTo(TextLines lines)
    {
        CloseCell();
        if (IsLayout)
        {
            grid.WriteBlocksTo(lines);
        }
        else
        {
            grid.WriteTo(lines);
        }
    }

    private static int SpanOf(HtmlTagToken tag, string attribute) =>
        int.TryParse(tag.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, TableGrid.WidestSpan)
            : 1;
}
