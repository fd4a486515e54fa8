namespace Workflows.Documents;

/// <summary>
/// Under a merged cell some converters leave nothing, and the row slips to the left; where its units stand shows by how
/// much.
/// </summary>
internal static class SlippedRow
{
    private const int MostMerged = 3;

    /// <summary>The row with its cells under their headings; as it stands when it fits, or when nothing fits better.</summary>
    public static CellRow Realigned(CellRow row, IReadOnlyList<ColumnKind> kinds)
    {
        var units = FirstOfUnits(kinds);
        if (units < 1 || HoldsUnits(row, units))
        {
            return row;
        }

        for (var by = 1; by <= Math.Min(units, MostMerged); by++)
        {
            var kept = Math.Min(row.Cells.Count, kinds.Count - by);
            if (HoldsUnits(row, units - by) && row.Cells.Skip(kept).All(cell => cell.IsBlank))
            {
                var merged = new Line(row.Cells[0].Number, "") { Indent = row.Cells[0].Indent };
                return row with { Cells = [.. Enumerable.Repeat(merged, by), .. row.Cells.Take(kept)] };
            }
        }

        return row;
    }

    private static int FirstOfUnits(IReadOnlyList<ColumnKind> kinds)
    {
        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] is ColumnKind.Lead or ColumnKind.Responsible or ColumnKind.Participant)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HoldsUnits(CellRow row, int column) =>
        column < row.Cells.Count
        && row.Cells[column].Text is { Length: > 0 and <= Marker.Longest } text
        && UnitNames.Read(text).Names is { Count: > 0 } names
        && names.All(UnitNames.IsUnit);
}
