using System.Text;

namespace Workflows.Documents;

/// <summary>
/// Finds the tables among the lines (pipes, tabs, or one cell a line) and puts everything in order: paragraphs of
/// running text, and a paragraph for each row that states a task.
/// </summary>
internal static class Tables
{
    private const int FewestFlatColumns = 3;
    private const int MostColumns = 40;

    public static List<Paragraph> Paragraphs(IReadOnlyList<Line> lines)
    {
        var paragraphs = new List<Paragraph>();
        var text = new List<Line>();
        IReadOnlyList<ColumnKind>? columns = null;
        for (var i = 0; i < lines.Count; )
        {
            var (rows, next) = RowsAt(lines, i);
            if (rows.Count > 0 && TaskTable.Read(rows, columns) is { } table)
            {
                paragraphs.AddRange(Documents.Paragraphs.Of(text));
                text.Clear();
                paragraphs.AddRange(table.Paragraphs);
                columns = table.Columns;
            }
            else
            {
                next = Math.Max(next, i + 1);
                for (var line = i; line < next; line++)
                {
                    text.Add(lines[line]);
                }
            }

            i = next;
        }

        paragraphs.AddRange(Documents.Paragraphs.Of(text));
        return paragraphs;
    }

    private static (List<CellRow> Rows, int Next) RowsAt(IReadOnlyList<Line> lines, int start)
    {
        if (IsPiped(lines[start].Text))
        {
            return Run(lines, start, IsPiped, Piped);
        }

        return IsTabbed(lines[start].Printed)
            ? Run(lines, start, IsTabbed, text => [.. text.Split('\t').Select(cell => cell.Trim())])
            : FlatTable.At(lines, start, FewestFlatColumns, MostColumns);
    }

    private static (List<CellRow> Rows, int Next) Run(
        IReadOnlyList<Line> lines,
        int start,
        Func<string, bool> belongs,
        Func<string, List<string>> cells
    )
    {
        var rows = new List<CellRow>();
        var i = start;
        for (; i < lines.Count && belongs(lines[i].Printed); i++)
        {
            var row = cells(lines[i].Printed);
            if (!row.TrueForAll(IsRule))
            {
                rows.Add(new CellRow(lines[i].Number, row));
            }
        }

        return (rows, i);
    }

    private static bool IsPiped(string text) => text.Length > 2 && text[0] == '|' && text.AsSpan(1).Contains('|');

    private static bool IsTabbed(string text) => text.AsSpan().Count('\t') >= 2;

    // |:---|---| below the heading.
    private static bool IsRule(string cell) =>
        cell.Length > 0 && !cell.AsSpan().ContainsAnyExcept('-', ':', ' ') && cell.Contains('-');

    private static List<string> Piped(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '|')
            {
                cell.Append(text[++i]);
            }
            else if (text[i] == '|')
            {
                cells.Add(Clean(cell.ToString()));
                cell.Clear();
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        if (cell.ToString().Trim().Length > 0)
        {
            cells.Add(Clean(cell.ToString()));
        }

        return cells;
    }

    private static string Clean(string cell) =>
        cell.Replace("<br>", "；", StringComparison.OrdinalIgnoreCase)
            .Replace("<br/>", "；", StringComparison.OrdinalIgnoreCase)
            .Replace("**", "", StringComparison.Ordinal)
            .Trim();
}
