using UglyToad.PdfPig.Content;

namespace Workflows.Documents.Files.Pdf;

/// <summary>A table with a frame: where its columns and rows are, and which cells are merged.</summary>
internal sealed class PdfGrid
{
    private const double Near = 3;
    private const int MostColumns = 60;
    private const int MostRows = 500;

    private readonly double[] columns;
    private readonly double[] rows;
    private readonly ILookup<int, PdfRule> verticals;
    private readonly ILookup<int, PdfRule> horizontals;

    private PdfGrid(double[] columns, double[] rows, List<PdfRule> verticals, List<PdfRule> horizontals)
    {
        this.columns = columns;
        this.rows = rows;
        this.verticals = verticals.ToLookup(rule => PlaceOf(columns, rule.At));
        this.horizontals = horizontals.ToLookup(rule => PlaceOf(rows, rule.At));
    }

    /// <summary>Its upper edge.</summary>
    public double Top => rows[^1];

    /// <summary>The frames on a page that hold at least two columns and two rows.</summary>
    public static List<PdfGrid> Of(IReadOnlyList<PdfRule> rules)
    {
        var grids = new List<PdfGrid>();
        var region = new List<PdfRule>();
        var floor = double.NaN;
        foreach (var rule in rules.Where(rule => rule.IsVertical).OrderByDescending(rule => rule.To))
        {
            if (rule.To < floor - Near)
            {
                AddTo(grids, region, rules);
                region.Clear();
                floor = double.NaN;
            }

            region.Add(rule);
            floor = double.IsNaN(floor) ? rule.From : Math.Min(floor, rule.From);
        }

        AddTo(grids, region, rules);
        return grids;
    }

    public bool Holds(Letter letter) =>
        letter.StartBaseLine.X >= columns[0] - Near
        && letter.EndBaseLine.X <= columns[^1] + Near
        && letter.StartBaseLine.Y >= rows[0] - Near
        && letter.StartBaseLine.Y <= rows[^1];

    /// <summary>The table that its letters make; null when they stand in one column only, as in a box around words.</summary>
    public PdfTable? Read(IEnumerable<Letter> letters)
    {
        var (wide, high) = (columns.Length - 1, rows.Length - 1);
        var owners = Owners(wide, high);
        var texts = new string[wide * high];
        foreach (var cell in letters.GroupBy(letter => owners[IndexOf(letter, wide, high)]))
        {
            texts[cell.Key] = PdfCell.TextOf([.. cell]);
        }

        if (
            texts.Select((text, i) => string.IsNullOrEmpty(text) ? -1 : i % wide).Where(i => i >= 0).Distinct().Count()
            < 2
        )
        {
            return null;
        }

        var shown = Enumerable.Range(0, high).Where(row => row == 0 || !IsRepeated(owners, wide, row));
        return new PdfTable(
            columns,
            [
                .. shown.Select(row =>
                    Enumerable.Range(0, wide).Select(column => texts[owners[(row * wide) + column]] ?? "").ToArray()
                ),
            ]
        );
    }

    private static void AddTo(List<PdfGrid> grids, List<PdfRule> upright, IReadOnlyList<PdfRule> rules)
    {
        if (upright.Count < 2)
        {
            return;
        }

        var (bottom, top) = (upright.Min(rule => rule.From), upright.Max(rule => rule.To));
        var across = rules.Where(rule => !rule.IsVertical && rule.At > bottom - Near && rule.At < top + Near).ToList();
        // The outer edges of a table may be left open.
        var edges = Distinct([
            .. upright.Select(rule => rule.At),
            .. across.Select(rule => rule.From).OrderBy(place => place).Take(1),
            .. across.Select(rule => rule.To).OrderByDescending(place => place).Take(1),
        ]);
        var heights = Distinct([bottom, top, .. across.Select(rule => rule.At)]);
        if (edges.Length is > 2 and <= MostColumns && heights.Length is > 2 and <= MostRows)
        {
            grids.Add(new PdfGrid(edges, heights, [.. upright], across));
        }
    }

    private static double[] Distinct(IEnumerable<double> places)
    {
        var distinct = new List<double>();
        foreach (var place in places.Order())
        {
            if (distinct.Count == 0 || place - distinct[^1] > Near)
            {
                distinct.Add(place);
            }
        }

        return [.. distinct];
    }

    private static int PlaceOf(double[] places, double at)
    {
        var found = Array.FindIndex(places, place => Math.Abs(place - at) <= Near);
        return found;
    }

    private static int IndexOf(double[] edges, double place)
    {
        var found = Array.BinarySearch(edges, place);
        return Math.Clamp((found < 0 ? ~found : found) - 1, 0, edges.Length - 2);
    }

    private int IndexOf(Letter letter, int wide, int high)
    {
        var column = IndexOf(columns, (letter.StartBaseLine.X + letter.EndBaseLine.X) / 2);
        return ((high - 1 - IndexOf(rows, letter.StartBaseLine.Y + 1)) * wide) + column;
    }

    // The first of the cells that no rule parts from each other, for each of them; rows are counted from the top.
    private int[] Owners(int wide, int high)
    {
        var owners = new int[wide * high];
        for (var row = 0; row < high; row++)
        {
            for (var column = 0; column < wide; column++)
            {
                var cell = (row * wide) + column;
                owners[cell] =
                    column > 0 && !HasRule(verticals[column], MiddleOf(rows, high - 1 - row)) ? owners[cell - 1]
                    : row > 0 && !HasRule(horizontals[high - row], MiddleOf(columns, column)) ? owners[cell - wide]
                    : cell;
            }
        }

        return owners;
    }

    private static bool HasRule(IEnumerable<PdfRule> rules, double place) => rules.Any(rule => rule.Covers(place));

    private static double MiddleOf(double[] edges, int i) => (edges[i] + edges[i + 1]) / 2;

    private static bool IsRepeated(int[] owners, int wide, int row) =>
        owners.AsSpan(row * wide, wide).SequenceEqual(owners.AsSpan((row - 1) * wide, wide));
}
