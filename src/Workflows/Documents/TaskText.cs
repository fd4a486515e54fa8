using System.Text;

namespace Workflows.Documents;

/// <summary>A paragraph of a task with its markers.</summary>
internal readonly record struct TaskPart(Passage Words, IReadOnlyList<Marker> Markers);

/// <summary>A task's words, taken apart: its title, its body without markers, and the paragraphs they come from.</summary>
internal sealed record TaskText(string Title, string Body, IReadOnlyList<TaskPart> Parts, string? LeftOver)
{
    private const int LongestTitle = 120;
    private const int MostTerms = 100;

    /// <summary>Everything the task says, for targets and dates.</summary>
    public string Whole => Body.Length == 0 ? Title : $"{Title}。{Body}";

    /// <summary>All its markers, in order.</summary>
    public IEnumerable<Marker> Markers => Parts.SelectMany(part => part.Markers);

    /// <summary>What term labels and columns say, one after the other.</summary>
    public string? Term
    {
        get
        {
            var terms = Markers.Select(marker => marker.Term).OfType<string>().Distinct(StringComparer.Ordinal);
            return string.Join('；', terms.Take(MostTerms)) is { Length: > 0 } joined ? joined : null;
        }
    }

    public static TaskText Of(Block block)
    {
        var (paragraphs, parts) = Read(block);
        var leftOver = TakeLeftOver(block, paragraphs);
        parts.RemoveRange(paragraphs.Count, parts.Count - paragraphs.Count);
        foreach (
            var child in block.Children.Where(child => !child.HoldsMarker || TaskBlocks.IsClosedByOneMarker(block))
        )
        {
            AddPoint(child, paragraphs, parts);
        }

        var (title, first) = SplitTitle(paragraphs[0]);
        var body = string.Join('\n', paragraphs.Skip(1).Prepend(first).Where(text => text.Length > 0));
        return new TaskText(Unsigned(title), Unsigned(body), parts, leftOver);
    }

    private static string Unsigned(string words) => words.Replace(LeadMark.OfBold, "", StringComparison.Ordinal);

    /// <summary>The title alone, of a task or of a heading.</summary>
    public static string TitleOf(Block block) => SplitTitle(Without(block.Passages[0].Text, block.Markers[0])).Title;

    private static (List<string> Paragraphs, List<TaskPart> Parts) Read(Block block)
    {
        var parts = block.Passages.Zip(block.Markers, (words, markers) => new TaskPart(words, markers)).ToList();
        return (parts.ConvertAll(part => Without(part.Words.Text, part.Markers)), parts);
    }

    // Words after the marker that closes a body belong to the document, not to the task. A marker in the heading
    // closes nothing: the body is still to come.
    private static string? TakeLeftOver(Block block, List<string> paragraphs)
    {
        var last = block.Markers.ToList().FindLastIndex(found => found.Count > 0);
        var closes =
            last > 0 || (last == 0 && block.Passages[0].Text.AsSpan(0, block.Markers[0][^1].Start).Contains('。'));
        if (block.IsRow || !closes || last == paragraphs.Count - 1)
        {
            return null;
        }

        var leftOver = paragraphs[last + 1];
        paragraphs.RemoveRange(last + 1, paragraphs.Count - last - 1);
        return leftOver;
    }

    private static void AddPoint(Block point, List<string> paragraphs, List<TaskPart> parts)
    {
        var (own, found) = Read(point);
        own[0] = $"{point.Number.Printed}{own[0]}";
        paragraphs.AddRange(own);
        parts.AddRange(found);
        foreach (var child in point.Children)
        {
            AddPoint(child, paragraphs, parts);
        }
    }

    private static string Without(string paragraph, IReadOnlyList<Marker> markers)
    {
        var text = new StringBuilder(paragraph.Length);
        var start = 0;
        foreach (var marker in markers)
        {
            text.Append(paragraph, start, marker.Start - start);
            start = marker.End;
        }

        return text.Append(paragraph, start, paragraph.Length - start).ToString().Trim();
    }

    private static (string Title, string Body) SplitTitle(string paragraph)
    {
        var end = paragraph.IndexOf('。', StringComparison.Ordinal);
        if (end < 0 || end > LongestTitle)
        {
            var other = paragraph.AsSpan().IndexOfAny('：', '；', '！');
            end = other > 0 && other <= LongestTitle ? other : end;
        }

        return end < 0 ? (paragraph, "") : (paragraph[..end].Trim(), paragraph[(end + 1)..].Trim());
    }
}
