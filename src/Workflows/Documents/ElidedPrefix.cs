using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>
/// A list names its level once: 市发改委、财政局 means 市财政局. Only departments that every level has are completed, and
/// always with a doubt.
/// </summary>
internal static class ElidedPrefix
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Level = new("^(?<level>[省市县区州])(?<committee>委)?[^直级委]", Options);

    private static readonly Regex Department = new(
        "^(发改|发展改革|发展和改革|教育|教体|科技|科学技术|工信|工业和信息化|公安|民政|司法|财政|人社|人力资源社会保障"
            + "|人力资源和社会保障|自然资源|自然资源和规划|规划|生态环境|住建|住房城乡建设|住房和城乡建设|城乡建设|交通|交通运输|水利|水务"
            + "|农业农村|商务|文旅|文旅体|文体旅|文广旅体|文广新旅|文化广电和旅游|文化广电旅游|文化广电旅游体育|教育体育|文化旅游|文化和旅游|文广旅|文旅广电|卫健|卫生健康|应急|应急管理|审计|市场监管|市场监督管理"
            + "|国资|统计|医保|医疗保障|乡村振兴|林业|体育|信访|金融|大数据|数据|城管|城市管理|退役军人|退役军人事务|机关事务"
            + "|机关事务管理|行政审批|政务服务|粮食|能源|国土资源|公共资源交易|外事|民族宗教|民宗|药监|药品监督管理|知识产权|广电|综合执法|综合行政执法|金融监管|畜牧|畜牧兽医|渔业|海洋|气象|税务|民族|宗教|侨务|文物|人防|人民防空|园林|房管|招商|投资促进)(局|厅|委|办|委员会)$",
        Options
    );

    private static readonly Regex CommitteeOffice = new(
        "^(组织部|宣传部|统战部|政法委|网信办|编办|社会工作部)$",
        Options
    );

    public static List<Clause> Complete(IEnumerable<Clause> clauses, List<Doubt> doubts)
    {
        var completed = new List<Clause>();
        string? level = null;
        var underCommittee = false;
        foreach (var clause in clauses)
        {
            var names = new List<string>(clause.Names.Count);
            foreach (var name in clause.Names)
            {
                if (!Department.IsMatch(name) && Level.Match(name) is { Success: true } match)
                {
                    level = match.Groups["level"].Value;
                    underCommittee = match.Groups["committee"].Success;
                    names.Add(name);
                    continue;
                }

                var whole = Whole(name, level, underCommittee);
                if (whole != name)
                {
                    doubts.Add(KnownDoubts.NameElided(name, whole));
                }

                names.Add(whole);
            }

            completed.Add(clause with { Names = names });
        }

        return completed;
    }

    private static string Whole(string name, string? level, bool underCommittee)
    {
        if (level is null)
        {
            return name;
        }

        if (Department.IsMatch(name))
        {
            return $"{level}{name}";
        }

        return underCommittee && CommitteeOffice.IsMatch(name) ? $"{level}委{name}" : name;
    }
}
