using System.Buffers;

namespace Workflows.Documents;

/// <summary>A star at a unit's name, or bold, that stands for its leading: 责任单位（★为牵头单位）.</summary>
internal static class LeadMark
{
    /// <summary>Stands before a unit that was printed in bold among others; no document holds it.</summary>
    public const string OfBold = "\uE0B0";

    private const int Longest = 200;
    private const int LongestOfBold = 16;

    private static readonly SearchValues<char> Stars = SearchValues.Create($"★☆▲△●◆◇■※*＊{OfBold}");

    private static readonly string[] BoldWords = ["加粗", "黑体", "黑體", "粗体", "粗體", "加黑"];

    private static readonly string[] Leading = ["牵头", "主办", "主责", "第一责任"];

    /// <summary>Whether a star stands anywhere in it.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(Stars);

    /// <summary>The name without stars at either end.</summary>
    public static string Without(string name)
    {
        var (start, end) = (0, name.Length);
        while (start < end && IsStarOrSpace(name[start]))
        {
            start++;
        }

        while (end > start && IsStarOrSpace(name[end - 1]))
        {
            end--;
        }

        return name[start..end];
    }

    /// <summary>Whether some paragraph says that a star stands for leading.</summary>
    public static bool IsExplainedIn(IEnumerable<Paragraph> paragraphs) =>
        paragraphs.Any(paragraph =>
            paragraph.Row is null
            && (
                paragraph.Text.Length <= Longest
                    && IsIn(paragraph.Text)
                    && Words.Holds(Traditional.Simplified(paragraph.Text), Leading)
                || ExplainsBold(paragraph.Text)
            )
        );

    /// <summary>Whether it says that bold stands for leading: 黑体的为牵头单位.</summary>
    public static bool ExplainsBold(string text)
    {
        foreach (var word in BoldWords)
        {
            if (
                text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
                && Words.Holds(
                    Traditional.Simplified(text.AsSpan(at, Math.Min(LongestOfBold, text.Length - at))),
                    Leading
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStarOrSpace(char c) => char.IsWhiteSpace(c) || Stars.Contains(c);
}
