namespace Workflows.Documents;

/// <summary>The lines a paragraph is put together from; most are a single one, which is kept without a list.</summary>
internal sealed class LineRun
{
    private readonly Line only;
    private readonly IReadOnlyList<Line>? several;
    private int[]? ends;

    public LineRun(Line line) => (only, several) = (line, line.Parts);

    public LineRun(IReadOnlyList<Line> lines) => (only, several) = (lines[0], lines.Count > 1 ? lines : null);

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
        if (several is null)
        {
            return (only, Math.Clamp(place, 0, only.Text.Length));
        }

        ends ??= EndsOf(several);
        var found = Array.BinarySearch(ends, place + 1);
        var index = Math.Min(found < 0 ? ~found : found, several.Count - 1);
        var line = several[index];
        return (line, Math.Clamp(place - ends[index] + line.Text.Length, 0, line.Text.Length));
    }

    private static int[] EndsOf(IReadOnlyList<Line> lines)
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
