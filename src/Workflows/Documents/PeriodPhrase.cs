using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>The rule by which a task's words ask for a result again and again, and what is doubtful about it.</summary>
internal sealed record PeriodPhrase(PeriodRule? Rule, string? Phrase, IReadOnlyList<Doubt> Doubts)
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // 每季度末月25日前, 每年12月底前, 每季度第一个月10日前, 每月底前, 每半年; what follows says what is done.
    private static readonly Regex Recurring = new(
        "(每|按|逐)(一?个)?(?<cycle>半年|季度|季|年度|年|月)(?<next>结束|终了|[的之]?次月|[的之]?下月|次年|下一?年)?"
            + "[的之]?((?<last>末月|最后一?个月)|(?<first>首月|第一个月)|(?<second>第二个月)|(?<month>[0-9０-９]{1,2})月份?)?"
            + "(?<end>底|末|终)?(?<day>[0-9０-９]{1,2})?日?(?<before>[之以]?(前|内))?(?<rest>[^，。；、,;]{0,14})",
        Options
    );

    private static readonly string[] Doing =
    [
        "次",
        "报",
        "总结",
        "调度",
        "小结",
        "评估",
        "考核",
        "督查",
        "督导",
        "检查",
        "晾晒",
        "会商",
        "排名",
        "更新",
    ];

    private static readonly string[] Bounding = ["不超过", "不多于", "不高于", "控制在"];

    private static readonly PeriodPhrase Nothing = new(null, null, []);

    /// <summary>A term label (完成时限：每季度末) outweighs what the body says.</summary>
    public static PeriodPhrase Of(TaskText task)
    {
        var term = task.Term;
        var stated = term is null ? Nothing : In(term, inLabel: true);
        return stated.Rule is null ? In(task.Whole, inLabel: false) : stated;
    }

    private static PeriodPhrase In(string text, bool inLabel)
    {
        if (!text.AsSpan().ContainsAny('每', '按', '逐'))
        {
            return Nothing;
        }

        var found = Recurring.Matches(text).Where(match => inLabel || IsAskedFor(match)).ToList();
        var dated = found.Find(match => match.Groups["before"].Success) ?? found.FirstOrDefault();
        if (dated is null)
        {
            return Nothing;
        }

        var doubts = new List<Doubt>();
        if (RuleOf(dated) is not { } rule)
        {
            rule = new PeriodRule(CycleOf(dated), null, null);
            doubts.Add(KnownDoubts.PeriodUnclear(Printed(dated)));
        }

        if (found.Any(match => CycleOf(match) != rule.Cycle))
        {
            doubts.Add(KnownDoubts.PeriodSeveral(Printed(dated)));
        }

        return new PeriodPhrase(rule, Printed(dated), doubts);
    }

    // 每年新增5000个 is a target's period; a day, or a thing done each time, makes it the task's.
    private static bool IsAskedFor(Match match) =>
        match.Groups["before"].Success
        || !Words.Holds(match.Groups["rest"].ValueSpan, Bounding)
            && Words.Holds(WithoutUnits(match.Groups["rest"].Value), Doing);

    // 200人次 counts people; 2次 says how often.
    private static string WithoutUnits(string rest) =>
        rest.Replace("人次", "", StringComparison.Ordinal).Replace("场次", "", StringComparison.Ordinal);

    // A day that falls after the period, or that no month has, is for a person to set.
    private static PeriodRule? RuleOf(Match match)
    {
        var cycle = CycleOf(match);
        var month = MonthOf(match);
        var day = (int?)ChineseNumber.Parse(match.Groups["day"].ValueSpan);
        var isClear =
            !match.Groups["next"].Success
            && (month is null || (month >= 1 && month <= MonthsIn(cycle)))
            && day is null or (>= 1 and <= 31);
        return isClear ? new PeriodRule(cycle, month, day) : null;
    }

    private static int? MonthOf(Match match) =>
        match.Groups["first"].Success ? 1
        : match.Groups["second"].Success ? 2
        : (int?)ChineseNumber.Parse(match.Groups["month"].ValueSpan);

    private static int MonthsIn(Cycle cycle) =>
        cycle switch
        {
            Cycle.Month => 1,
            Cycle.Quarter => 3,
            Cycle.HalfYear => 6,
            _ => 12,
        };

    private static Cycle CycleOf(Match match) =>
        match.Groups["cycle"].Value switch
        {
            "月" => Cycle.Month,
            "季" or "季度" => Cycle.Quarter,
            "半年" => Cycle.HalfYear,
            _ => Cycle.Year,
        };

    private static string Printed(Match match) => match.Value[..^match.Groups["rest"].Length];
}
