using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>Full dates as official documents print them: 2021年3月17日, 二〇二一年三月十七日.</summary>
internal static class OfficialDate
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int LongestLine = 60;

    private static readonly Regex Full = new(
        @"(?<year>[0-9０-９]{4}|[零〇○一二三四五六七八九]{4})年(?<month>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})月(?<day>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日",
        Options
    );

    private static readonly Regex NamedYear = new(
        @"(^|[^0-9０-９])(?<year>(19|20|21)[0-9]{2}|[零〇○一二三四五六七八九]{4})(年|[〕\]］】）)])",
        Options
    );

    /// <summary>A line that carries a date and little else, as under a signature or in the imprint (版记).</summary>
    public static bool IsDateLine(string line) =>
        line.Length <= LongestLine
        && line.Contains('年')
        && !line.AsSpan().ContainsAny('。', '，', '；')
        && Full.Match(line) is { Success: true } match
        && IsClosing(line[(match.Index + match.Length)..]);

    /// <summary>The year a title (2026年工作要点) or a document number (〔2026〕) names.</summary>
    public static int? YearIn(string? text) =>
        text is not null && NamedYear.Match(text) is { Success: true } match
            ? YearOf(match.Groups["year"].Value)
            : null;

    public static DateOnly? Find(string text)
    {
        var match = Full.Match(text);
        return match.Success
            ? Create(YearOf(match.Groups["year"].Value), NumberOf(match, "month"), NumberOf(match, "day"))
            : null;
    }

    public static DateOnly? Create(int? year, int? month, int? day) =>
        year is >= 1949 and <= 2200
        && month is >= 1 and <= 12
        && day is >= 1
        && day <= DateTime.DaysInMonth(year.Value, month.Value)
            ? new DateOnly(year.Value, month.Value, day.Value)
            : null;

    private static bool IsClosing(string rest) =>
        rest.Trim() is "" or "印发" or "发布" or "印" or "）" or ")" or "通过";

    // 二〇二一 is read figure by figure.
    public static int? YearOf(string year)
    {
        var value = 0;
        foreach (var figure in year)
        {
            value = (value * 10) + (int)(ChineseNumber.Parse([figure is '○' ? '〇' : figure]) ?? 0);
        }

        return value;
    }

    private static int? NumberOf(Match match, string name) => (int?)ChineseNumber.Parse(match.Groups[name].ValueSpan);
}
