using System.Globalization;

namespace Workflows.Documents;

internal enum NumberKind
{
    Part,
    Article,
    Chinese,
    ChineseBracketed,
    Arabic,
    Dotted,
    ArabicBracketed,
    Circled,

    /// <summary>任务1：, 事项一：.</summary>
    Named,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>An unnumbered heading in a table.</summary>
    Category,
}

/// <summary>The number a paragraph begins with, in one of the forms official documents use (GB/T 9704: 一、（一）1.（1）).</summary>
/// <param name="Kind">The form; paragraphs of one form are siblings.</param>
/// <param name="Label">The bare number as printed.</param>
/// <param name="Ordinal">Its value.</param>
/// <param name="Printed">The number with what closes it.</param>
internal sealed record Numbering(NumberKind Kind, string Label, int Ordinal, string Printed)
{
    private const int LongestLabel = 6;
    private const int LongestArabic = 3;
    private const string Measures = "万亿千百元个倍米公多余人吨亩家度年月日以%％.．、，。）)-—~～至";

    private static readonly string[] Names = ["任务", "事项", "举措", "措施", "行动", "项目", "工程"];

    public int Length => Printed.Length;

    /// <summary>How one cites it: bracketed numbers keep their brackets.</summary>
    public string Citation =>
        Kind is NumberKind.ChineseBracketed or NumberKind.ArabicBracketed ? $"（{Label}）" : Label;

    /// <summary>Whether a number may begin with the character at all.</summary>
    public static bool MayBegin(char c) =>
        ChineseNumber.IsDigit(c)
        || ChineseNumber.IsNumeral(c)
        || c
            is '（'
                or '('
                or '第'
                or '任'
                or '事'
                or '举'
                or '措'
                or '行'
                or '项'
                or '工'
                or (>= '①' and <= '⒛')
                or (>= '㈠' and <= '㈩');

    public static Numbering? Read(string text)
    {
        if (text.Length < 2 || !MayBegin(text[0]))
        {
            return null;
        }

        if (text[0] is >= '①' and <= '⑳')
        {
            return new Numbering(NumberKind.Circled, text[..1], text[0] - '①' + 1, text[..1]);
        }

        if (ReadEnclosed(text) is { } enclosed)
        {
            return enclosed;
        }

        return text[0] switch
        {
            '（' or '(' => ReadBracketed(text),
            '第' => ReadPart(text),
            '任' or '事' or '举' or '措' or '行' or '项' or '工' => ReadNamed(text),
            _ => ReadPlain(text),
        };
    }

    private static Numbering? ReadBracketed(string text)
    {
        var end = LabelEnd(text, 1);
        if (end == 1 || end >= text.Length || text[end] is not ('）' or ')'))
        {
            return null;
        }

        var kind = ChineseNumber.IsDigit(text[1]) ? NumberKind.ArabicBracketed : NumberKind.ChineseBracketed;
        var length = end + 1 < text.Length && text[end + 1] == '、' ? end + 2 : end + 1;
        return Create(kind, text[1..end], text[..length]);
    }

    private static Numbering? ReadPart(string text)
    {
        var end = LabelEnd(text, 1);
        if (end == 1 || end >= text.Length)
        {
            return null;
        }

        return text[end] switch
        {
            '章' or '节' => Create(NumberKind.Part, text[1..end], text[..(end + 1)]),
            '条' => Create(NumberKind.Article, text[1..end], text[..(end + 1)]),
            _ => null,
        };
    }

    private static Numbering? ReadNamed(string text)
    {
        if (Words.BeginningOf(text, Names) is not { } name)
        {
            return null;
        }

        var end = LabelEnd(text, name.Length);
        return
            end > name.Length && end < text.Length && (text[end] is '：' or ':' or '、' or '.' or '．' or ' ' or '　')
            ? Create(NumberKind.Named, text[name.Length..end], text[..(end + 1)])
            : null;
    }

    // One character that holds number and brackets or stop alike: ⑴ ⒈ ㈠.
    private static Numbering? ReadEnclosed(string text)
    {
        var (kind, value) = text[0] switch
        {
            >= '⑴' and <= '⒇' => (NumberKind.ArabicBracketed, text[0] - '⑴' + 1),
            >= '⒈' and <= '⒛' => (NumberKind.Arabic, text[0] - '⒈' + 1),
            >= '㈠' and <= '㈩' => (NumberKind.ChineseBracketed, text[0] - '㈠' + 1),
            _ => (default, 0),
        };
        if (value == 0)
        {
            return null;
        }

        var label =
            kind is NumberKind.ChineseBracketed
                ? "一二三四五六七八九十"[(value - 1)..value]
                : value.ToString(CultureInfo.InvariantCulture);
        return new Numbering(kind, label, value, text[..1]);
    }

    private static Numbering? ReadPlain(string text)
    {
        var end = LabelEnd(text, 0);
        if (end == 0 || end >= text.Length)
        {
            return null;
        }

        var arabic = ChineseNumber.IsDigit(text[0]);
        if (arabic && end > LongestArabic)
        {
            return null;
        }

        if (text[end] is '）' or ')')
        {
            var kind = arabic ? NumberKind.ArabicBracketed : NumberKind.ChineseBracketed;
            return Create(kind, text[..end], text[..(end + 1)]);
        }

        return arabic && ReadDotted(text, end) is { } dotted ? dotted : ReadClosed(text, end, arabic);
    }

    // 3.2 followed by a space or a word; followed by a measure it is a quantity (3.2万人).
    private static Numbering? ReadDotted(string text, int dot)
    {
        var dotted =
            text[0] is not ('0' or '０')
            && text[dot] is '.' or '．' or '﹒'
            && dot + 1 < text.Length
            && ChineseNumber.IsDigit(text[dot + 1]);
        var end = dotted ? LabelEnd(text, dot + 1) : dot + 1;
        if (end == dot + 1 || end >= text.Length || ChineseNumber.IsDigit(text[end]) || Measures.Contains(text[end]))
        {
            return null;
        }

        var label = text[..end];
        return new Numbering(
            NumberKind.Dotted,
            label,
            (int)ChineseNumber.Parse(text.AsSpan(dot + 1, end - dot - 1))!,
            label
        );
    }

    private static Numbering? ReadClosed(string text, int end, bool arabic)
    {
        var closed =
            text[end] is '、' or '.' or '．' or '﹒'
            && !(end + 1 < text.Length && ChineseNumber.IsDigit(text[end + 1]));
        return closed ? Create(arabic ? NumberKind.Arabic : NumberKind.Chinese, text[..end], text[..(end + 1)]) : null;
    }

    private static int LabelEnd(string text, int start)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + LongestLabel);
        while (end < limit && IsLike(text[start], text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsLike(char first, char c) =>
        ChineseNumber.IsDigit(first) ? ChineseNumber.IsDigit(c) : ChineseNumber.IsNumeral(c);

    private static Numbering? Create(NumberKind kind, string label, string printed) =>
        ChineseNumber.Parse(label) is { } value ? new Numbering(kind, label, (int)value, printed) : null;
}
