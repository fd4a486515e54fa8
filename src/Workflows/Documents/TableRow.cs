namespace Workflows.Documents;

/// <summary>A row of a table: its cells and the line it begins on.</summary>
internal sealed record CellRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A task that a row of a table states.</summary>
/// <param name="Number">Its number, of the column or of the words, or else its place in the table.</param>
/// <param name="Text">The task's words, then those of the finer columns.</param>
/// <param name="Markers">The columns that name units and a term.</param>
internal sealed record TaskRow(Numbering Number, IReadOnlyList<string> Text, IReadOnlyList<Marker> Markers);
