namespace Workflows.Documents.Files;

/// <summary>The words of a table cell on one line.</summary>
internal static class CellText
{
    private const string Stops = "，。；：、！？,;:!?（(）)";
    private const int LongestHeading = 12;

    /// <summary>The lines of a cell that are not blank.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Split(
            ['\n', '\r', '\v', '\f', '\u2028', '\u2029'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );

    /// <summary>Joins the lines: a heading is broken to fit its column, other lines are separate statements.</summary>
    public static string OneLine(string text, bool isHeading)
    {
        var parts = Lines(text).Select(part => part.Replace('\t', ' ')).ToList();
        if (parts.Count < 2)
        {
            return parts.Count == 0 ? "" : parts[0];
        }

        if (isHeading && parts.Sum(part => part.Length) <= LongestHeading)
        {
            return string.Concat(parts);
        }

        var joined = new System.Text.StringBuilder(parts[0]);
        for (var i = 1; i < parts.Count; i++)
        {
            var isJoined =
                Stops.Contains(parts[i - 1][^1]) || Stops.Contains(parts[i][0]) && parts[i][0] is not ('（' or '(');
            joined.Append(isJoined ? "" : "；").Append(parts[i]);
        }

        return joined.ToString();
    }
}
