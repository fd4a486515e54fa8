using System.Buffers;
using System.Text;

namespace Workflows.Documents;

/// <summary>
/// Units printed in bold among others that are not (责任单位：**甲局**、乙局): a way to mark the lead. Any other bold is layout.
/// </summary>
internal static class Bold
{
    /// <summary>Stands on both sides of bold words while a file is read; no document holds it.</summary>
    public const string Toggle = "\uE0B1";

    // As Markdown prints it.
    private const string Mark = "**";

    private const int LongestUnits = 100;
    private const int LongestList = 300;

    // Between these stands one list of units.
    private static readonly SearchValues<char> Bounds = SearchValues.Create("：:。；;|（(〔【[［）)〕】]］\n");

    private static readonly SearchValues<char> Separators = SearchValues.Create("、，,/ 　");

    /// <summary>The text of a file with bold units marked as Markdown does (**甲局**), and no toggles.</summary>
    public static string KeepUnits(string text) => Rewrite(text, Toggle, Mark, Mark);

    /// <summary>The text with a sign before each marked unit, and no other marks.</summary>
    public static string Signed(string text) => Rewrite(text, Mark, LeadMark.OfBold, "");

    private static string Rewrite(string text, string mark, string before, string after)
    {
        var open = text.IndexOf(mark, StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var written = new StringBuilder(text.Length);
        var start = 0;
        while (open >= 0)
        {
            var close = text.IndexOf(mark, open + mark.Length, StringComparison.Ordinal);
            written.Append(text, start, open - start);
            if (close < 0)
            {
                start = open + mark.Length;
                break;
            }

            var words = text[(open + mark.Length)..close];
            start = close + mark.Length;
            var isUnit = AreUnits(words) && StandsAmongOthers(text, open, start, mark);
            written.Append(isUnit ? before : "").Append(words).Append(isUnit ? after : "");
            open = text.IndexOf(mark, start, StringComparison.Ordinal);
        }

        return written.Append(text, start, text.Length - start).ToString();
    }

    private static bool AreUnits(string words) =>
        words.Length is > 1 and <= LongestUnits
        && UnitNames.Read(words).Names is { Count: > 0 } names
        && names.All(UnitNames.IsSurelyUnit);

    // A list goes on before or behind, and something in it is not bold.
    private static bool StandsAmongOthers(string text, int open, int end, string mark)
    {
        var before = text.AsSpan(Math.Max(0, open - LongestList)..open);
        before = before[(before.LastIndexOfAny(Bounds) + 1)..];
        var after = text.AsSpan(end, Math.Min(LongestList, text.Length - end));
        after = after.IndexOfAny(Bounds) is >= 0 and var bound ? after[..bound] : after;
        return (before.IsEmpty || Separators.Contains(before[^1]))
            && (after.IsEmpty || Separators.Contains(after[0]) || Separators.Contains(text[end - mark.Length - 1]))
            && (
                HasPlainWords(before, mark, isBold: before.Count(mark) % 2 == 1)
                || HasPlainWords(after, mark, isBold: false)
            );
    }

    private static bool HasPlainWords(ReadOnlySpan<char> text, string mark, bool isBold)
    {
        foreach (var range in text.Split(mark))
        {
            if (!isBold && text[range].ContainsAnyExcept(Separators))
            {
                return true;
            }

            isBold = !isBold;
        }

        return false;
    }
}
