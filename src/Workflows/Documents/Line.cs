namespace Workflows.Documents;

/// <summary>A physical line without its formatting marks.</summary>
internal readonly record struct Line(int Number, string Text)
{
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
    private static string WithoutMarks(string line) =>
        line.Replace("**", "", StringComparison.Ordinal).Trim().TrimStart('#').TrimStart();
}
