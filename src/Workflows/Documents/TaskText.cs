using System.Text;

namespace Workflows.Documents;

/// <summary>A task's words, taken apart: its title, its body without markers, and the markers.</summary>
internal sealed record TaskText(string Title, string Body, IReadOnlyList<Marker> Markers, string? LeftOver)
{
    private const int LongestTitle = 120;

    /// <summary>Everything the task says, for targets and dates.</summary>
    public string Whole => Body.Length == 0 ? Title : $"{Title}。{Body}";

    public static TaskText Of(Block block)
    {
        var (paragraphs, markers) = Read(block);
        var leftOver = TakeLeftOver(block, paragraphs);
        foreach (
            var child in block.Children.Where(child => !child.HoldsMarker || TaskBlocks.IsClosedByOneMarker(block))
        )
        {
            AddPoint(child, paragraphs, markers);
        }

        var (title, first) = SplitTitle(paragraphs[0]);
        var body = string.Join('\n', paragraphs.Skip(1).Prepend(first).Where(text => text.Length > 0));
        return new TaskText(title, body, markers, leftOver);
    }

    /// <summary>The title alone, of a task or of a heading.</summary>
    public static string TitleOf(Block block) => SplitTitle(Without(block.Paragraphs[0], block.Markers[0])).Title;

    private static (List<string> Paragraphs, List<Marker> Markers) Read(Block block)
    {
        var paragraphs = block.Paragraphs.Select((text, i) => Without(text, block.Markers[i])).ToList();
        return (paragraphs, block.Markers.SelectMany(found => found).ToList());
    }

    // Words after the marker that closes a body belong to the document, not to the task. A marker in the heading
    // closes nothing: the body is still to come.
    private static string? TakeLeftOver(Block block, List<string> paragraphs)
    {
        var last = block.Markers.ToList().FindLastIndex(found => found.Count > 0);
        var closes =
            last > 0 || (last == 0 && block.Paragraphs[0].AsSpan(0, block.Markers[0][^1].Start).Contains('。'));
        if (block.IsRow || !closes || last == paragraphs.Count - 1)
        {
            return null;
        }

        var leftOver = paragraphs[last + 1];
        paragraphs.RemoveRange(last + 1, paragraphs.Count - last - 1);
        return leftOver;
    }

    private static void AddPoint(Block point, List<string> paragraphs, List<Marker> markers)
    {
        var (own, found) = Read(point);
        own[0] = $"{point.Number.Printed}{own[0]}";
        paragraphs.AddRange(own);
        markers.AddRange(found);
        foreach (var child in point.Children)
        {
            AddPoint(child, paragraphs, markers);
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
