namespace Workflows.Documents;

/// <summary>
/// A table that lost its frame, one row a line: nothing but spaces between the cells. The headings are words of a known
/// meaning, and each row begins with the next number.
/// </summary>
internal static class SpacedTable
{
    private const int FewestColumns = 3;
    private const int MostColumns = 12;
    private const int LongestHeading = 120;

    /// <summary>The rows from a line on, and the line after them; none when no such table begins there.</summary>
    public static (List<CellRow> Rows, int Next) At(IReadOnlyList<Line> lines, int start)
    {
        if (!MayBeHeading(lines[start].Text))
        {
            return ([], start);
        }

        var headings = HeadingsIn(lines[start]);
        if (
            headings.Count is < FewestColumns or > MostColumns
            || ColumnHeadings.KindOf(headings[0].Text) is not ColumnKind.Number
            || !ColumnHeadings.IsHeading(headings)
        )
        {
            return ([], start);
        }

        var kinds = headings.ConvertAll(heading => ColumnHeadings.KindOf(heading.Text));
        var rows = new List<CellRow> { new(headings) };
        var next = start + 1;
        for (var i = next; i < lines.Count; i++)
        {
            if (lines[i].IsBlank)
            {
                continue;
            }

            var words = WordsOf(lines[i]);
            var number = words.Count > 1 ? NumberOf(words[0].Text) : null;
            if (number is null || (rows[^1].Number is { } last && number != last + 1))
            {
                break;
            }

            rows.Add(new CellRow([words[0], .. FlatRow.Fit(words[1..], kinds, lines[i].Number)]) { Number = number });
            next = i + 1;
        }

        return rows.Count > 1 ? (rows, next) : ([], start);
    }

    private static bool MayBeHeading(string text) =>
        text.Length <= LongestHeading
        && text.AsSpan().ContainsAny(' ', '　')
        && text.AsSpan().ContainsAny('序', '号', '號');

    // 序号 工 作 任 务 责任部门: a heading stretched to fill its column is one word.
    private static List<Line> HeadingsIn(Line line)
    {
        var headings = new List<Line>();
        var isOpen = false;
        foreach (var word in WordsOf(line))
        {
            var isStretched = word.Text.Length == 1;
            if (isStretched && isOpen)
            {
                headings[^1] = headings[^1] with { Text = headings[^1].Text + word.Text };
            }
            else
            {
                headings.Add(word);
            }

            isOpen = isStretched;
        }

        return headings;
    }

    private static List<Line> WordsOf(Line line)
    {
        var words = new List<Line>();
        var text = line.Printed;
        for (var i = 0; i < text.Length; )
        {
            var end = i;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (end > i)
            {
                words.Add(new Line(line.Number, text[i..end]) { Printed = text[i..end], Indent = line.Indent + i });
            }

            i = end + 1;
        }

        return words;
    }

    private static int? NumberOf(string text) =>
        text.Length < 5
        && ChineseNumber.IsDigit(text[0])
        && ChineseNumber.Parse(text) is { } value
        && value == (int)value
            ? (int)value
            : null;
}
