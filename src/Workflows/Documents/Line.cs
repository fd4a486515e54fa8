namespace Workflows.Documents;

/// <summary>A physical line without its formatting marks; a page number is as good as a blank line.</summary>
internal readonly record struct Line(int Number, string Text)
{
    private const string AroundPageNumber = "—–-－·第页 　";
    private const int LongestPageNumber = 3;
    private const int LongestSpacedLabel = 20;

    public bool IsBlank => Text.Length == 0;

    public static List<Line> Split(string text)
    {
        var lines = new List<Line>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            lines.Add(new Line(lines.Count + 1, WithoutMarks(text[range])));
        }

        return lines;
    }

    // Bold and heading marks are left by converters; they are layout, not words.
    private static string WithoutMarks(string line)
    {
        var text = line.Replace("**", "", StringComparison.Ordinal)
            .Replace("__", "", StringComparison.Ordinal)
            .Trim()
            .TrimStart('#', '>')
            .TrimStart();
        if (text.Length > 2 && text[0] is '-' or '*' or '•' && text[1] == ' ')
        {
            text = text[2..].TrimStart();
        }

        return IsPageNumber(text) ? "" : WithoutSpacing(text);
    }

    // 责 任 单 位：甲 is spaced out to fill a line; the label is one word.
    private static string WithoutSpacing(string text)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestSpacedLabel)).IndexOfAny('：', ':');
        if (colon < 0 || !text.AsSpan(0, colon).ContainsAny(' ', '　'))
        {
            return text;
        }

        var label = string.Concat(text[..colon].Where(c => c is not (' ' or '　')));
        return MarkerLabel.Read($"{label}：") is null ? text : label + text[colon..];
    }

    private static bool IsPageNumber(string text)
    {
        var number = text.AsSpan().Trim(AroundPageNumber);
        return number.Length is > 0 and <= LongestPageNumber && !number.ContainsAnyExceptInRange('0', '9');
    }
}
