namespace Workflows.Documents;

/// <summary>A row of a table, cell by cell.</summary>
internal sealed record CellRow(IReadOnlyList<Line> Cells)
{
    /// <summary>Where its cells stand.</summary>
    public SourcePlace Place
    {
        get
        {
            var (first, last) = (Cells[0], Cells[0]);
            foreach (var cell in Cells.Where(cell => cell.Printed.Length > 0))
            {
                first = first.Printed.Length == 0 || IsBefore(cell, first) ? cell : first;
                last = last.Printed.Length == 0 || IsBefore(last, cell) ? cell : last;
            }

            last = last.Parts?[^1] ?? last;
            return new SourcePlace(first.Number, first.Indent + 1, last.Number, last.Indent + last.Printed.Length + 1);
        }
    }

    private static bool IsBefore(Line one, Line other) =>
        (one.Number, one.Indent).CompareTo((other.Number, other.Indent)) < 0;

    /// <summary>The number it begins with, where that alone tells rows apart.</summary>
    public int? Number { get; init; }
}

/// <summary>A task that a row of a table states.</summary>
/// <param name="Number">Its number, of the column or of the words, or else its place in the table.</param>
/// <param name="Text">The task's words, then those of the finer columns.</param>
/// <param name="Markers">The columns that name units and a term.</param>
/// <param name="Place">Where its cells stand.</param>
internal sealed record TaskRow(
    Numbering Number,
    IReadOnlyList<Passage> Text,
    IReadOnlyList<Marker> Markers,
    SourcePlace Place
);
