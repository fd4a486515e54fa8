using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Sheets;

/// <summary>The text of an Excel file (.xlsx): each sheet that is shown as a table under its name.</summary>
internal sealed partial class SheetText
{
    private readonly Package package;
    private readonly FileLimits limits;
    private readonly CellBudget budget;
    private readonly List<string> shared;
    private readonly SheetFormats formats;

    private SheetText(Package package, string workbook, XElement root, FileLimits limits)
    {
        this.package = package;
        this.limits = limits;
        budget = new CellBudget(limits.MaxTableCells);
        shared = SharedStrings(package, workbook);
        var countsFrom1904 = root.Child("workbookPr").Get("date1904") is "1" or "true";
        formats = new SheetFormats(package.Load(package.Related(workbook, "styles")), countsFrom1904);
    }

    public static string Read(Package package, string workbook, FileLimits limits)
    {
        var root = package.Load(workbook)!;
        var reader = new SheetText(package, workbook, root, limits);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, id, name) in package.Relations(workbook))
        {
            parts.TryAdd(id, name);
        }

        var lines = new TextLines();
        foreach (var sheet in root.Child("sheets").Children("sheet"))
        {
            if (sheet.Get("state") is null or "visible" && parts.TryGetValue(sheet.Get("id") ?? "", out var part))
            {
                reader.Sheet(part, sheet.Get("name") ?? "", lines);
            }
        }

        return lines.ToString();
    }

    private void Sheet(string part, string name, TextLines lines)
    {
        using var xml = package.Open(part);
        if (xml?.MoveToContent() is not XmlNodeType.Element || xml.LocalName is not "worksheet")
        {
            return;
        }

        var cells = SheetCells.Read(xml, shared, formats, limits);
        if (cells.Rows.Count == 0)
        {
            return;
        }

        if (!DefaultName().IsMatch(name))
        {
            lines.Blank();
            lines.Line(name);
        }

        Table(cells).WriteTo(lines);
    }

    // Rows and columns without a word are left out, so a merged cell covers what is left of its range.
    private TableGrid Table(SheetCells cells)
    {
        var rows = cells.Rows.Keys.ToList();
        var columns = cells.Rows.Values.SelectMany(row => row.Keys).Distinct().Order().ToList();
        var grid = new TableGrid(budget);
        foreach (var (row, values) in cells.Rows)
        {
            grid.NextRow();
            foreach (var (column, text) in values)
            {
                var last = cells.Merged.GetValueOrDefault((row, column), (row, column));
                grid.Place(
                    columns.BinarySearch(column),
                    text,
                    CountBetween(columns, column, last.Item2),
                    CountBetween(rows, row, last.Item1)
                );
            }
        }

        return grid;
    }

    private static int CountBetween(List<int> places, int first, int last)
    {
        var after = places.BinarySearch(last);
        return (after < 0 ? ~after : after + 1) - places.BinarySearch(first);
    }

    private static List<string> SharedStrings(Package package, string workbook)
    {
        var strings = new List<string>();
        using var reader = package.Open(package.Related(workbook, "sharedStrings"));
        reader?.Read();
        while (reader is { EOF: false })
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "si")
            {
                strings.Add(SheetCells.SharedText((XElement)XNode.ReadFrom(reader)));
            }
            else
            {
                reader.Read();
            }
        }

        return strings;
    }

    [GeneratedRegex(
        @"^\s*(Sheet|工作表|表)\s*\d*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DefaultName();
}
