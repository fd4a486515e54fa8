namespace Workflows.Documents.Files.Pdf;

/// <summary>A table of a page, or of several pages on which it goes on.</summary>
/// <param name="Edges">Where its columns begin, and the last one ends.</param>
/// <param name="Rows">Its rows from the top, cell by cell; a merged cell stands in every place it covers.</param>
internal sealed record PdfTable(IReadOnlyList<double> Edges, IReadOnlyList<string[]> Rows)
{
    private const double SameEdge = 8;

    /// <summary>The table with its continuation on the next page; null when that is another table.</summary>
    public PdfTable? With(PdfTable next)
    {
        if (
            next.Edges.Count != Edges.Count
            || Edges.Zip(next.Edges).Any(pair => Math.Abs(pair.First - pair.Second) > SameEdge)
        )
        {
            return null;
        }

        var repeated = Rows.Zip(next.Rows)
            .TakeWhile(pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal))
            .Count();
        var rest = next.Rows.Skip(repeated).ToList();
        if (rest.Count == 0 || !GoesOnIn(rest[0]))
        {
            return this with { Rows = [.. Rows, .. rest] };
        }

        // The page ends within a row.
        var whole = Rows[^1].Zip(rest[0], (above, below) => above == below ? above : above + below).ToArray();
        return this with { Rows = [.. Rows.SkipLast(1), whole, .. rest.Skip(1)] };
    }

    /// <summary>Writes it as rows of <c>| cell | cell |</c>.</summary>
    public void WriteTo(TextLines lines, CellBudget budget)
    {
        var grid = new TableGrid(budget);
        foreach (var row in Rows)
        {
            grid.NextRow();
            if (row.Length > 1 && row.Distinct(StringComparer.Ordinal).Count() == 1)
            {
                grid.Place(0, row[0], columnSpan: row.Length);
                continue;
            }

            for (var column = 0; column < row.Length; column++)
            {
                grid.Place(column, row[column]);
            }
        }

        grid.WriteTo(lines);
    }

    // A numbered table whose next page begins with a row without a number.
    private bool GoesOnIn(string[] row) =>
        row[0].Length == 0 && ColumnHeadings.KindOf(Rows[0][0]) is ColumnKind.Number && Rows[^1][0].Length > 0;
}
