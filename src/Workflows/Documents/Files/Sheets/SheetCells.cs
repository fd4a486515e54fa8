using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Sheets;

/// <summary>The cells of one sheet that hold something, and the ranges it merges.</summary>
internal sealed class SheetCells
{
    private const int LastColumn = 16_384;

    /// <summary>The rows that hold something, top first: their cells by column.</summary>
    public SortedDictionary<int, SortedDictionary<int, string>> Rows { get; } = [];

    /// <summary>The merged ranges by their first cell.</summary>
    public Dictionary<(int Row, int Column), (int Row, int Column)> Merged { get; } = [];

    public static SheetCells Read(XmlReader reader, List<string> shared, SheetFormats formats, FileLimits limits)
    {
        var cells = new SheetCells();
        var (row, column, count) = (0, 0, 0);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    row = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var stated)
                        ? stated
                        : row + 1;
                    column = 0;
                    reader.Read();
                    break;
                case "c":
                    var cell = (XElement)XNode.ReadFrom(reader);
                    column = Place(cell.Get("r"))?.Column ?? column + 1;
                    if (TextOf(cell, shared, formats) is { Length: > 0 } text && column <= LastColumn)
                    {
                        count =
                            count < limits.MaxTableCells
                                ? count + 1
                                : throw FileRefusals.TooManyCells(limits.MaxTableCells);
                        cells.RowAt(row)[column] = text;
                    }

                    break;
                case "mergeCell":
                    cells.Merge(reader.GetAttribute("ref"), limits);
                    reader.Read();
                    break;
                default:
                    reader.Read();
                    break;
            }
        }

        return cells;
    }

    private SortedDictionary<int, string> RowAt(int row)
    {
        if (!Rows.TryGetValue(row, out var cells))
        {
            Rows[row] = cells = [];
        }

        return cells;
    }

    private void Merge(string? range, FileLimits limits)
    {
        if (range?.Split(':') is [var first, var last] && Place(first) is { } from && Place(last) is { } to)
        {
            if (Merged.Count >= limits.MaxTableCells)
            {
                throw FileRefusals.TooManyCells(limits.MaxTableCells);
            }

            Merged[from] = to;
        }
    }

    private static string TextOf(XElement cell, List<string> shared, SheetFormats formats)
    {
        var value = cell.Child("v")?.Value ?? "";
        return cell.Get("t") switch
        {
            "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var index)
            && index >= 0
            && index < shared.Count
                ? shared[index]
                : "",
            "inlineStr" => SharedText(cell.Child("is")),
            "str" => value,
            "b" => value is "1" ? "是" : "否",
            "e" => "",
            "d" => DateOnly.TryParse(value.Split('T')[0], CultureInfo.InvariantCulture, out var day)
                ? $"{day.Year}年{day.Month}月{day.Day}日"
                : value,
            _ => formats.Show(value, cell.Int("s")),
        };
    }

    /// <summary>The words of a text with formats in it, without the readings (拼音) above them.</summary>
    public static string SharedText(XElement? text) =>
        string.Concat(
            text?.Elements()
                .Where(part => part.Named("t") || part.Named("r"))
                .Select(part => part.Named("t") ? part.Value : part.Child("t")?.Value)
                ?? []
        );

    // A1 → row 1, column 1.
    private static (int Row, int Column)? Place(string? name)
    {
        var (row, column) = (0, 0);
        foreach (var sign in name ?? "")
        {
            if (sign is >= 'A' and <= 'Z' && row == 0 && column <= LastColumn)
            {
                column = (column * 26) + sign - 'A' + 1;
            }
            else if (sign is >= '0' and <= '9' && row < 10_000_000)
            {
                row = (row * 10) + sign - '0';
            }
            else if (sign is not '$')
            {
                return null;
            }
        }

        return row > 0 && column > 0 ? (row, column) : null;
    }
}
