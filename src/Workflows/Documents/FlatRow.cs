namespace Workflows.Documents;

/// <summary>
/// Puts the lines of a row whose frame is lost into its columns, in order: what looks like units into a column of units,
/// what looks like a term into that of terms; a line goes on in the cell before, or a cell stays empty, where that fits
/// better.
/// </summary>
internal static class FlatRow
{
    // A wider table is filled in order.
    private const int MostColumns = 12;
    private const int Misfit = 3;
    private const int Joined = 1;
    private const int Empty = 2;
    private const int TornApart = 2;

    /// <summary>The cells behind that of the number, one for each further column.</summary>
    public static List<Line> Fit(List<Line> lines, List<ColumnKind> kinds, int row)
    {
        var columns = kinds.Count - 1;
        var places =
            columns > MostColumns || (lines.Count == columns && !lines.Exists(line => GoesOn(line.Text)))
                ? [.. Enumerable.Range(0, Math.Min(lines.Count, columns))]
                : Places(lines, kinds);
        var cells = new List<Line>(columns);
        for (var column = 0; column < columns; column++)
        {
            var own = lines.Where((_, i) => i < places.Length && places[i] == column).ToList();
            cells.Add(
                own.Count switch
                {
                    0 => new Line(row, ""),
                    1 => own[0],
                    _ => Line.Join(ListsUnits(kinds[column + 1]) ? Separated(own) : own),
                }
            );
        }

        return cells;
    }

    private static bool ListsUnits(ColumnKind kind) =>
        kind is ColumnKind.Lead or ColumnKind.Responsible or ColumnKind.Participant;

    // One unit a line: what is whole on its own line is a name of its own.
    private static List<Line> Separated(List<Line> lines) =>
        [
            .. lines.Select(
                (line, i) =>
                    line.Parts is null
                    && i + 1 < lines.Count
                    && UnitNames.IsSurelyUnit(line.Text)
                    && UnitNames.IsSurelyUnit(lines[i + 1].Text)
                        ? line with
                        {
                            Text = $"{line.Text}、",
                        }
                        : line
            ),
        ];

    /// <summary>Whether a cell goes on below: its list is not at an end.</summary>
    public static bool GoesOn(string cell) => cell.Length > 0 && cell[^1] is '、' or '，' or ',' or '（' or '(';

    // The cheapest way, line by line: the cost of having put the lines so far, the last of them into each column.
    private static int[] Places(List<Line> lines, List<ColumnKind> kinds)
    {
        var columns = kinds.Count - 1;
        var before = new int[lines.Count, columns];
        var costs = new int[columns];
        for (var i = 0; i < lines.Count; i++)
        {
            var next = new int[columns];
            for (var column = 0; column < columns; column++)
            {
                var (best, from) = (int.MaxValue, 0);
                for (var last = i == 0 ? -1 : 0; last <= (i == 0 ? -1 : column); last++)
                {
                    var cost = (last < 0 ? 0 : costs[last]) + Step(lines, i, last, column);
                    if (cost < best)
                    {
                        (best, from) = (cost, last);
                    }
                }

                next[column] = best + Unfit(lines[i].Text, kinds[column + 1]);
                before[i, column] = from;
            }

            costs = next;
        }

        var places = new int[lines.Count];
        var end = Enumerable.Range(0, columns).MinBy(column => costs[column] + (Empty * (columns - 1 - column)));
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            places[i] = end;
            end = before[i, end];
        }

        return places;
    }

    private static int Step(List<Line> lines, int i, int last, int column)
    {
        if (last == column)
        {
            return GoesOn(lines[i - 1].Text) ? 0 : Joined;
        }

        var torn = last >= 0 && GoesOn(lines[i - 1].Text) ? TornApart : 0;
        return torn + (Empty * (column - last - 1));
    }

    private static int Unfit(string cell, ColumnKind kind)
    {
        var isTerm = DuePhrase.IsTerm(cell) && !UnitNames.IsUnit(cell);
        var isUnits = !isTerm && UnitNames.Read(cell).Names is { Count: > 0 } names && names.All(UnitNames.IsUnit);
        return kind switch
        {
            _ when ListsUnits(kind) => isUnits ? 0 : Misfit,
            ColumnKind.Due => isTerm ? 0 : Misfit,
            ColumnKind.Task or ColumnKind.Detail or ColumnKind.Category => isTerm || isUnits ? 2 : 0,
            _ => isTerm || isUnits ? 2 : 1,
        };
    }
}
