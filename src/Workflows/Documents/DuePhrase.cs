using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>A phrase that gives a term: 2026年6月底前, 6月底前, 年底前, 印发之日起30日内.</summary>
/// <param name="Text">The phrase as printed.</param>
/// <param name="Year">The year it names.</param>
/// <param name="Month">The month; null for the end of a year.</param>
/// <param name="Part">The day, or the part of the month (底、上旬…); empty when none is named.</param>
/// <param name="Count">Days or months counted from the day of issue; null for a date.</param>
/// <param name="Measure">What is counted (日、个月、工作日).</param>
internal sealed record DuePhrase(string Text, int? Year, int? Month, string Part, int? Count, string Measure)
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string InYear = "((?<year>[0-9０-９]{4}|[零〇○一二三四五六七八九]{4})年|今年|本年|当年)";

    private const string InMonth =
        "(?<month>[0-9０-９]{1,2}|十[一二]?|[一二三四五六七八九])月份?(?<part>[0-9０-９]{1,2}日|底|末|上旬|中旬|下旬|初)?";

    // 上半年, 2026年三季度
    private const string InPart = "(上半年|(?<late>下半年)|第?(?<quarter>[一二三四1-4])季度)";

    // 2026-06-30, 2026.6
    private const string Figures = "(?<year>20[0-9]{2})[-./．](?<month>[0-9]{1,2})([-./．](?<part>[0-9]{1,2}))?";

    private const string Counted =
        "印发之日起(?<count>[0-9０-９]{1,3}|[一二两三四五六七八九十]{1,3})个?(?<measure>工作日|日|天|月)(之|以)?内";

    private static readonly Regex Before = new(
        $"({InYear}?{InMonth}|{InYear}?{InPart}(底|末)?|({InYear}年?|年)(底|末))(之|以)?前(?<rest>[^，。；、）,;]{{0,12}})|{Counted}",
        Options
    );

    private static readonly Regex Bare = new(
        $"{Figures}|{InYear}?{InMonth}|{InYear}?{InPart}|{InYear}年?(底|末)?(?<tail>\\p{{L}}?)|年(底|末)|{Counted}",
        Options
    );

    private static readonly string[] Finishing =
    [
        "完成",
        "建成",
        "实现",
        "出台",
        "制定",
        "印发",
        "达到",
        "形成",
        "建立",
        "报送",
    ];

    private static readonly string[] Recurring = ["每", "每年", "次年", "每年度", "历年", "每半", "每个"];

    private static readonly string[] Standing =
    [
        "长期",
        "持续",
        "常年",
        "常态",
        "年内",
        "全年",
        "每年",
        "每月",
        "每季",
        "每半年",
        "按月",
        "按季",
    ];

    // What is granted until a day is a policy's period, not the term of a task.
    private static readonly string[] Granting =
    [
        "给予",
        "补贴",
        "补助",
        "奖励",
        "减免",
        "免征",
        "减按",
        "优惠",
        "继续执行",
    ];

    // What may follow a year that is meant as a whole: 2026年内, 2026年度, 2026年完成.
    private const string InTheYear = "内底末度完前全之以起至";

    private const int LongestTerm = 30;
    private const int LongestClause = 60;

    /// <summary>Whether a statement between units gives a term and no unit: 6月底前完成, 年内持续推进.</summary>
    public static bool IsTerm(string piece) =>
        piece.Length <= LongestTerm
        && (
            Words.Begins(piece, Standing)
            || (piece.AsSpan().ContainsAny('年', '月', '日') || (piece.Length > 0 && char.IsAsciiDigit(piece[0])))
                && (Before.IsMatch(piece) || Bare.Match(piece) is { Success: true, Index: 0 })
        );

    /// <summary>All terms in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bare">A date counts without 前, as it does after 完成时限：.</param>
    public static IEnumerable<DuePhrase> FindAll(string text, bool bare) =>
        (bare ? Bare : Before)
            .Matches(bare || text.Contains('前') || text.Contains("之日起", StringComparison.Ordinal) ? text : "")
            .Where(match =>
                !IsRecurring(text.AsSpan(0, match.Index))
                && !IsSeason(match)
                && (bare || !(IsCondition(match) || IsGrant(text, match)))
            )
            .Select(Create);

    private static DuePhrase Create(Match match) =>
        new(
            match.Value[..^(match.Groups["rest"].Length + match.Groups["tail"].Length)],
            match.Groups["year"] is { Success: true } year ? OfficialDate.YearOf(year.Value) : null,
            MonthIn(match),
            match.Groups["part"].Value,
            NumberIn(match, "count"),
            match.Groups["measure"].Value
        );

    private static int? MonthIn(Match match) =>
        match.Groups["quarter"].Success ? NumberIn(match, "quarter") * 3
        : match.Groups["late"].Success ? 12
        : match.Value.Contains("上半年", StringComparison.Ordinal) ? 6
        : NumberIn(match, "month");

    private static int? NumberIn(Match match, string group) => (int?)ChineseNumber.Parse(match.Groups[group].ValueSpan);

    // 每年6月底前 comes again every year.
    private static bool IsRecurring(ReadOnlySpan<char> before) => Words.Ends(before, Recurring);

    private static bool IsGrant(string text, Match match)
    {
        var after = text.AsSpan(match.Index + match.Length);
        var end = after.IndexOfAny('。', '；', '\n');
        var sentence = after[..Math.Min(end < 0 ? after.Length : end, LongestClause)];
        return sentence.IndexOf('对') is >= 0 and <= 4 && Words.Holds(sentence, Granting);
    }

    // 2026年采暖季前: the year alone does not say when.
    private static bool IsSeason(Match match) =>
        match.Groups["tail"] is { Length: > 0 } tail && !InTheYear.Contains(tail.Value[0]);

    // 2020年底前已参保的人员 says who is meant, not by when something is done.
    private static bool IsCondition(Match match)
    {
        var rest = match.Groups["rest"].Value;
        return rest.StartsWith('已') || (rest.Contains('的') && !Words.Holds(rest, Finishing));
    }
}
