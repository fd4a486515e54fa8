namespace Workflows.Documents;

/// <summary>The lines a paragraph is put together from.</summary>
internal sealed class LineRun(IReadOnlyList<Line> lines)
{
    private int[]? ends;

    /// <summary>Where the characters of the joined lines from one place to before another stand.</summary>
    public SourcePlace PlaceOf(int from, int to)
    {
        var (first, place) = LineAt(from);
        var (last, end) = to > from ? LineAt(to - 1) : (first, place - 1);
        if (first.Number == last.Number)
        {
            var (column, endColumn) = first.ColumnsOf(place, end + 1);
            return new SourcePlace(first.Number, column, last.Number, endColumn);
        }

        return new SourcePlace(
            first.Number,
            first.ColumnsOf(place, first.Text.Length).Column,
            last.Number,
            last.ColumnsOf(0, end + 1).EndColumn
        );
    }

    // The line that holds a character, and the character's place in it.
    private (Line Line, int Place) LineAt(int place)
    {
        ends ??= Ends();
        var found = Array.BinarySearch(ends, place + 1);
        var index = Math.Min(found < 0 ? ~found : found, lines.Count - 1);
        return (lines[index], Math.Clamp(place - ends[index] + lines[index].Text.Length, 0, lines[index].Text.Length));
    }

    private int[] Ends()
    {
        var all = new int[lines.Count];
        var end = 0;
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = end += lines[i].Text.Length;
        }

        return all;
    }
}
