namespace Workflows.Documents;

/// <summary>A star at a unit's name that stands for its leading: 责任单位（★为牵头单位）.</summary>
internal static class LeadMark
{
    private const string Signs = "★☆▲△●◆◇■※*＊";
    private const int Longest = 200;

    private static readonly string[] Leading = ["牵头", "主办", "主责", "第一责任"];

    /// <summary>The signs in use.</summary>
    public static ReadOnlySpan<char> Stars => Signs;

    /// <summary>Whether some paragraph says that a star stands for leading.</summary>
    public static bool IsExplainedIn(IEnumerable<Paragraph> paragraphs) =>
        paragraphs.Any(paragraph =>
            paragraph.Row is null
            && paragraph.Text.Length <= Longest
            && paragraph.Text.AsSpan().ContainsAny(Stars)
            && Words.Holds(Traditional.Simplified(paragraph.Text), Leading)
        );
}
