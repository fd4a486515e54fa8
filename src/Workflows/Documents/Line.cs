namespace Workflows.Documents;

/// <summary>A physical line without its formatting marks; a page number is as good as a blank line.</summary>
internal readonly record struct Line(int Number, string Text)
{
    private const string AroundPageNumber = "—–-－·第页 　";
    private const int LongestPageNumber = 3;

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
        var text = line.Replace("**", "", StringComparison.Ordinal).Trim().TrimStart('#').TrimStart();
        return IsPageNumber(text) ? "" : text;
    }

    private static bool IsPageNumber(string text)
    {
        var number = text.AsSpan().Trim(AroundPageNumber);
        return number.Length is > 0 and <= LongestPageNumber && !number.ContainsAnyExceptInRange('0', '9');
    }
}
