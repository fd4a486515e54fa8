using System.Buffers;
using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>
/// A physical line without its formatting marks, or a cell of one; a page number is as good as a blank line.
/// </summary>
internal readonly record struct Line(int Number, string Text)
{
    private const string AroundPageNumber = "—–-－·第页 　";
    private const int LongestPageNumber = 3;
    private const int LongestSpacedLabel = 20;

    // In a longer line with formatting marks a place is the whole line.
    private const int LongestAligned = 2000;
    private const int LongestMark = 8;

    private const string Tones = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";

    private static readonly SearchValues<char> Toned = SearchValues.Create(Tones);

    private static readonly Regex Reading = new(
        $@"\([a-zü]{{0,4}}[{Tones}][a-zü]{{0,3}}\)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    );

    /// <summary>The line as it stands, with its tabs and numbers, of which a table is made.</summary>
    public string Printed { get; init; } = "";

    /// <summary>How many characters of the physical line stand before it.</summary>
    public int Indent { get; init; }

    /// <summary>The lines it is put together from, when it is a cell broken over several.</summary>
    public IReadOnlyList<Line>? Parts { get; init; }

    public bool IsBlank => Text.Length == 0;

    public static Line[] Split(string text)
    {
        var lines = new Line[text.AsSpan().Count('\n') + 1];
        var i = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            // Tabs at either end of a row of a table are empty cells.
            var printed = (line.Count('\t') > 1 ? line.Trim(" \r　") : line.Trim()).ToString();
            lines[i] = new Line(++i, WithoutMarks(printed)) { Printed = printed, Indent = line.IndexOf(printed) };
        }

        return lines;
    }

    /// <summary>A cell broken over lines.</summary>
    public static Line Join(IReadOnlyList<Line> parts)
    {
        var text = string.Concat(parts.Select(part => part.Text));
        return parts[0] with
        {
            Text = text,
            Printed = text,
            Parts = [.. parts.SelectMany(part => part.Parts ?? [part])],
        };
    }

    /// <summary>The columns of a stretch of its text: of the first character, and behind the last.</summary>
    public (int Column, int EndColumn) ColumnsOf(int from, int to)
    {
        if (ReferenceEquals(Text, Printed) || Text.Length == Printed.Length)
        {
            return (Indent + from + 1, Indent + to + 1);
        }

        if (Printed.Length > LongestAligned)
        {
            return (Indent + 1, Indent + Printed.Length + 1);
        }

        var first = PlaceInPrinted(from);
        return (Indent + first + 1, Indent + (to > from ? PlaceInPrinted(to - 1) + 1 : first) + 1);
    }

    // The text is what stands printed with some characters taken out, or a few put in for a line break of a cell.
    private int PlaceInPrinted(int place)
    {
        var printed = 0;
        for (var i = 0; i < Text.Length; i++)
        {
            var ahead = Printed.AsSpan(printed, Math.Min(LongestMark, Printed.Length - printed)).IndexOf(Text[i]);
            printed += Math.Max(0, ahead);
            if (i == place)
            {
                return Math.Min(printed, Math.Max(0, Printed.Length - 1));
            }

            printed = Math.Min(Printed.Length, printed + (ahead < 0 ? 0 : 1));
        }

        return Printed.Length;
    }

    // Bold and heading marks are left by converters; they are layout, not words.
    private static string WithoutMarks(string line)
    {
        var text = Bold.Signed(line).Replace("__", "", StringComparison.Ordinal).Trim().TrimStart('#', '>').TrimStart();
        if (text.Length > 2 && text[0] is '-' or '*' or '•' && text[1] == ' ')
        {
            text = text[2..].TrimStart();
        }

        return IsPageNumber(text) ? "" : WithoutSpacing(WithoutReadings(text));
    }

    // 責(zé)任單位: the reading that some converters of script leave behind a character.
    private static string WithoutReadings(string text) =>
        text.AsSpan().ContainsAny(Toned) ? Reading.Replace(text, "") : text;

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
