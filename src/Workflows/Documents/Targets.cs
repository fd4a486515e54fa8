using System.Buffers;
using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>
/// Finds measurable targets. A number alone is none (人才10条, 12355): it takes a unit and a word that makes it a goal.
/// </summary>
internal static class Targets
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Gap = "[^0-9０-９一二两三四五六七八九十百千%％]{0,14}";
    private const string Figures = "(?<number>[0-9０-９][0-9０-９,.]{0,11}|[一二两三四五六七八九十百千]{1,6})";
    private const string Digits = "(?<number>[0-9][0-9,.]{0,11})";
    private const string Unit =
        "余?(?<scale>[万亿])?(?<unit>%|％|个工作日|个百分点|人次|场次|平方米|平方公里|公里|公顷|微克/立方米|立方米|吨|栋|间|宗|笔|课时|学时|元|人|名|个|家|场|次|项|件|篇|支|户|所|座|期|轮|批|套|条|处|对|亩|台|辆|份|门|节|张|株|天|千瓦|兆瓦)";

    private static readonly (Regex Pattern, TargetComparison Comparison)[] Forms =
    [
        (new Regex($"(不超过|不高于|不多于|控制在|降至|降低到){Gap}{Figures}{Unit}", Options), TargetComparison.AtMost),
        (
            new Regex($"(不少于|不低于|不小于|至少|超过|突破|达到|达){Gap}{Figures}{Unit}", Options),
            TargetComparison.AtLeast
        ),
        (new Regex($"{Figures}{Unit}以上", Options), TargetComparison.AtLeast),
        (
            new Regex(
                $"(累计|新增|新建|扩建|改造|治理|整治|更换|更新|修复|盘活|实施|推广|认定|引进|招引|招聘|开发|推出|开通|设立|增设|评选|选派|帮扶|化解|配备|立项|选拔|孵化|安装|竣工|新开工|争创|建成|建设|打造|培育|培养|创建|培训|选树|募集|举办|开展|组织|完成|发展|增长|提高|下降|降低){Gap}{Digits}{Unit}",
                Options
            ),
            TargetComparison.Exactly
        ),
    ];

    private static readonly Regex Amount = new($"{Digits}{Unit}", Options);

    // Division by it makes 35000.0 a plain 35000.
    private const decimal WithoutTrailingZeros = 1.0000000000000000000000000000m;

    private static readonly SearchValues<char> Numerals = SearchValues.Create(
        "0123456789０１２３４５６７８９一二两三四五六七八九十百千"
    );

    private static readonly string[] Running = ["累计", "总规模", "总数", "总量", "总计"];
    private static readonly string[] Striving = ["力争", "争取", "努力"];

    // A figure in a condition says whom a rule is for, not what is to be reached.
    private static readonly string[] Conditions = ["符合", "条件", "最高", "标准", "可申请", "可按", "返还", "的企业"];

    /// <summary>The most that are read of a task, which has a few; with more it is a document of noise.</summary>
    public const int Most = 500;

    /// <summary>The targets of a text, up to <see cref="Most"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether there may be more.</param>
    public static List<TargetDraft> In(string text, out bool isCut)
    {
        var targets = new List<TargetDraft>();
        foreach (var sentence in Punctuation.Split(text, c => c is '。' or '；' or ';' or '！' or '\n'))
        {
            var period = new Lazy<string?>(() => TargetPeriod.In(sentence));
            foreach (
                var clause in Punctuation
                    .Split(sentence, Punctuation.EndsClause)
                    .Select(WithoutNumber)
                    .Where(MayHoldTarget)
            )
            {
                targets.AddRange(InClause(clause, TargetPeriod.In(clause) ?? period.Value));
                if (targets.Count > Most)
                {
                    targets.RemoveRange(Most, targets.Count - Most);
                    isCut = true;
                    return targets;
                }
            }
        }

        isCut = false;
        return targets;
    }

    private static string WithoutNumber(string clause) =>
        Numbering.Read(clause) is { } number ? clause[number.Length..].Trim() : clause;

    private static bool MayHoldTarget(string clause) =>
        (
            clause.AsSpan().ContainsAny(Numerals)
            || Traditional.Simplified(clause).Contains("全覆盖", StringComparison.Ordinal)
        ) && !Words.Holds(clause, Conditions);

    // 新增就业5万人、返乡创业1万人: what the first is to reach holds for those after it.
    private static IEnumerable<TargetDraft> InClause(string clause, string? period)
    {
        var isExpected = Words.Holds(Traditional.Simplified(clause), Striving);
        TargetComparison? before = null;
        foreach (var piece in Pieces(clause))
        {
            foreach (var target in InPiece(piece, period, before))
            {
                before = target.Comparison;
                yield return target with
                {
                    Expected = isExpected,
                };
            }
        }
    }

    // The parts of a list that each name an amount; the clause itself when it is no such list.
    private static List<string> Pieces(string clause)
    {
        var pieces = new List<string>();
        var open = "";
        foreach (var part in Punctuation.Split(clause, c => c is '、'))
        {
            open = open.Length == 0 ? part : $"{open}、{part}";
            if (Amount.IsMatch(Traditional.Simplified(part)))
            {
                pieces.Add(open);
                open = "";
            }
        }

        return pieces.Count < 2 || open.Length > 0 || !InPiece(pieces[0], null, null).Any() ? [clause] : pieces;
    }

    private static IEnumerable<TargetDraft> InPiece(string piece, string? period, TargetComparison? before)
    {
        var folded = Traditional.Simplified(piece);
        if (folded.Contains("全覆盖", StringComparison.Ordinal))
        {
            yield return new TargetDraft(piece, 100, "%", TargetComparison.AtLeast, period);
        }

        foreach (var (pattern, comparison) in before is { } same ? [.. Forms, (Amount, same)] : Forms)
        {
            if (pattern.Match(folded) is { Success: true } match && QuantityOf(match) is { } quantity)
            {
                var running = comparison is not TargetComparison.AtMost && Words.Holds(folded, Running);
                yield return new TargetDraft(
                    piece,
                    quantity,
                    UnitOf(match, piece),
                    running ? TargetComparison.Cumulative : comparison,
                    period
                );
                yield break;
            }
        }
    }

    private static decimal? QuantityOf(Match match)
    {
        var scale = match.Groups["scale"].Value switch
        {
            "万" => 10_000,
            "亿" => 100_000_000,
            _ => 1,
        };
        return ChineseNumber.Parse(match.Groups["number"].ValueSpan) * scale / WithoutTrailingZeros;
    }

    // As printed, not as folded.
    private static string UnitOf(Match match, string clause) =>
        match.Groups["unit"] is var unit && unit.Value is "％" ? "%" : clause.Substring(unit.Index, unit.Length);
}
