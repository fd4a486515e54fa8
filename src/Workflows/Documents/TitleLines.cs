using System.Buffers;
using System.Text;

namespace Workflows.Documents;

/// <summary>A title, put together from the lines it is broken over.</summary>
/// <param name="Start">The index of its first line.</param>
/// <param name="End">The index after its last line.</param>
/// <param name="Text">The whole title.</param>
internal sealed record TitleLines(int Start, int End, string Text)
{
    private const int LongestLine = 120;
    private const int MostLines = 5;
    private const int LongestRemark = 20;

    private static readonly string[] Kinds =
    [
        "方案",
        "意见",
        "计划",
        "措施",
        "规划",
        "要点",
        "纲要",
        "分工",
        "分解",
        "分工表",
        "分解表",
        "政策",
        "办法",
        "决定",
        "清单",
        "细则",
        "行动",
        "任务书",
        "工作事项",
        "工作安排",
        "通知",
    ];

    private static readonly SearchValues<char> Unfit = SearchValues.Create("。；：！，;:!|\t");

    /// <summary>The title of the notice that transmits a plan, not of the plan.</summary>
    public bool IsNotice =>
        Text.EndsWith("通知", StringComparison.Ordinal)
        && (Folded.Contains("印发", StringComparison.Ordinal) || Folded.Contains("转发", StringComparison.Ordinal));

    public bool IsPlan => !IsNotice;

    /// <summary>The plan's title inside a notice's: between 《 and 》, or else between 印发 and 的通知.</summary>
    public string? Quoted =>
        Between(Text, Text.IndexOf('《', StringComparison.Ordinal) + 1, Text.LastIndexOf('》'))
        ?? Between(
            Text,
            Folded.IndexOf("印发", StringComparison.Ordinal) + "印发".Length,
            Text.LastIndexOf("的通知", StringComparison.Ordinal)
        );

    /// <summary>The body before 关于: 国务院关于…的意见.</summary>
    public string? IssuerWithin
    {
        get
        {
            var place = Folded.IndexOf("关于", StringComparison.Ordinal);
            return place is > 1 and <= 40 ? Text[..place] : null;
        }
    }

    private string Folded => Traditional.Simplified(Text);

    /// <summary>The titles among the lines before the limit.</summary>
    public static List<TitleLines> Of(IReadOnlyList<Line> lines, int limit)
    {
        var titles = new List<TitleLines>();
        for (var i = 0; i < limit; i++)
        {
            if (Read(lines, i, limit) is { } title)
            {
                titles.Add(title);
                i = title.End - 1;
            }
        }

        return titles;
    }

    /// <summary>Whether two titles agree; spaces come and go where lines are broken.</summary>
    public static bool Agree(string one, string other) =>
        string.Equals(WithoutSpaces(one), WithoutSpaces(other), StringComparison.Ordinal);

    private static TitleLines? Read(IReadOnlyList<Line> lines, int start, int limit)
    {
        var text = new StringBuilder();
        var end = start;
        while (end < limit && end - start < MostLines && IsTitleLine(lines[end].Text))
        {
            text.Append(lines[end].Text);
            end++;
            if (IsComplete(text.ToString()))
            {
                if (end < limit && IsRemark(lines[end].Text))
                {
                    text.Append(lines[end++].Text);
                }

                return new TitleLines(start, end, text.ToString());
            }
        }

        return null;
    }

    private static bool IsTitleLine(string line) =>
        line.Length is > 0 and <= LongestLine
        && !line.AsSpan().ContainsAny(Unfit)
        && !IsEnclosureMark(line)
        && !(Punctuation.Opens(line[0]) && Punctuation.Closes(line[^1]))
        && !line.Contains("> ", StringComparison.Ordinal)
        && Numbering.Read(line) is null
        && Letterhead.NumberIn(line) is null
        && !OfficialDate.IsDateLine(line);

    // 附件, 附件2 above the title of an enclosure.
    private static bool IsEnclosureMark(string line) =>
        line.StartsWith("附件", StringComparison.Ordinal)
        && line.AsSpan(2).Trim() is var number
        && (number.IsEmpty || ChineseNumber.Parse(number) is not null);

    // （2026—2028年） or （试行） below the title belongs to it.
    private static bool IsRemark(string line) =>
        line.Length is > 2 and <= LongestRemark
        && line[0] is ('（' or '(')
        && Punctuation.Closes(line[^1])
        && line.AsSpan().ContainsAny('年', '行', '稿')
        && OfficialDate.Find(line) is null;

    private static string WithoutSpaces(string title) => string.Concat(title.Where(c => !char.IsWhiteSpace(c)));

    private static string? Between(string text, int start, int end) =>
        start > 1 && end > start ? text[start..end].Trim() : null;

    // Eight characters keep a heading like 行动计划 from passing for a title.
    private static bool IsComplete(string text) =>
        text.Length >= 8 && Words.Ends(Traditional.Simplified(WithoutRemark(text)), Kinds);

    // …的实施方案（试行）, …规划（2021-2025年）
    private static string WithoutRemark(string text)
    {
        var open = text.Length > 0 && Punctuation.Closes(text[^1]) ? text.AsSpan().LastIndexOfAny('（', '(') : -1;
        return open > 0 ? text[..open] : text;
    }
}
