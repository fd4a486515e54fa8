namespace Workflows.Documents;

/// <summary>
/// Builds the tree of numbered items. A form of number seen above is a sibling of that item, a new form is a child, so
/// any order of forms is read, and items may run on across headings.
/// </summary>
internal static class Outline
{
    private const int LongestNumber = 12;

    public static List<Block> Of(IEnumerable<Paragraph> paragraphs)
    {
        var roots = new List<Block>();
        var path = new List<Block>();
        var items = 0;
        foreach (var paragraph in WithoutAsides(paragraphs).SelectMany(SplitAfterMarkers))
        {
            if (paragraph.BeginsAside)
            {
                path.Clear();
            }
            else if (paragraph.Row is { } row)
            {
                AddRow(row, roots, path);
            }
            else if (paragraph.Number is { } number)
            {
                Open(number, paragraph, roots, path);
                if (++items > DocumentText.MaxItems)
                {
                    throw DocumentText.TooManyTasks();
                }
            }
            else if (path.Count > 0)
            {
                path[^1].Add(paragraph.Whole);
            }
        }

        return roots;
    }

    // 附件：1. … 2. … and 注：1. … 2. …: the numbers are no items of the plan.
    private static IEnumerable<Paragraph> WithoutAsides(IEnumerable<Paragraph> paragraphs)
    {
        var inAside = false;
        foreach (var paragraph in paragraphs.Where(paragraph => !paragraph.IsColumnHeading))
        {
            inAside = paragraph.BeginsAside || (inAside && paragraph.Row is null && paragraph.ContinuesAside);
            if ((!inAside && !paragraph.IsNote) || (paragraph.BeginsAside && !paragraph.IsNote))
            {
                yield return paragraph;
            }
        }
    }

    private static void Open(Numbering number, Paragraph paragraph, List<Block> roots, List<Block> path)
    {
        var level = path.FindIndex(block => block.Number.Kind == number.Kind);
        if (level >= 0)
        {
            path.RemoveRange(level, path.Count - level);
        }

        var parent = path.Count > 0 ? path[^1] : null;
        var block = new Block(number, parent);
        block.Add(paragraph.Whole.From(number.Length));
        AddTo(parent, roots, block);
        path.Add(block);
    }

    private static void AddTo(Block? parent, List<Block> roots, Block block)
    {
        if (parent is null)
        {
            roots.Add(block);
        }
        else
        {
            parent.Add(block);
        }
    }

    private static void AddRow(TaskRow row, List<Block> roots, List<Block> path)
    {
        var parent = path.Count > 0 ? path[^1] : null;
        AddTo(parent, roots, new Block(row, parent));
    }

    // …（责任部门：甲）2. … on one line: the next item begins behind the marker.
    private static IEnumerable<Paragraph> SplitAfterMarkers(Paragraph paragraph)
    {
        if (paragraph.Row is not null || paragraph.Heading is not null || !MayHoldItem(paragraph.Text))
        {
            yield return paragraph;
            yield break;
        }

        var start = 0;
        foreach (var marker in paragraph.Markers)
        {
            if (IsNumbered(paragraph.Text, marker.End))
            {
                yield return paragraph.Part(start, marker.End);
                start = marker.End;
            }
        }

        yield return start == 0 ? paragraph : paragraph.Part(start, paragraph.Text.Length);
    }

    // Reading the markers costs more than looking for a number behind the end of one.
    private static bool MayHoldItem(string text)
    {
        for (var i = 0; i < text.Length - 2; i++)
        {
            if ((Punctuation.Closes(text[i]) || text[i] == '。') && IsNumbered(text, i + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumbered(string text, int start)
    {
        var ahead = text.AsSpan(start, Math.Min(LongestNumber, text.Length - start)).Trim();
        return ahead.Length > 1 && Numbering.MayBegin(ahead[0]) && Numbering.Read(ahead.ToString()) is not null;
    }
}
