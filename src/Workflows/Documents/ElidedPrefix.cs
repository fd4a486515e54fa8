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

    private static readonly Regex Level = new("^(?<level>[省市县区州縣區])(?<committee>委)?[^直级委]", Options);

    private static readonly Regex Department = new(
        "^(发改|发展改革|发展和改革|教育|教体|科技|科学技术|工信|工业和信息化|公安|民政|司法|财政|人社|人力资源社会保障"
            + "|人力资源和社会保障|自然资源|自然资源和规划|规划|生态环境|住建|住房城乡建设|住房和城乡建设|城乡建设|交通|交通运输|水利|水务"
            + "|农业农村|商务|文旅|文旅体|文体旅|文广旅体|文广新旅|文化广电和旅游|文化广电旅游|文化广电旅游体育|教育体育|文化旅游|文化和旅游|文广旅|文旅广电|卫健|卫生健康|应急|应急管理|审计|市场监管|市场监督管理"
            + "|国资|统计|医保|医疗保障|乡村振兴|林业|体育|信访|金融|大数据|数据|城管|城市管理|退役军人|退役军人事务|机关事务"
            + "|机关事务管理|行政审批|政务服务|粮食|能源|国土资源|公共资源交易|外事|民族宗教|民宗|药监|药品监督管理|知识产权|广电|综合执法|综合行政执法|金融监管|畜牧|畜牧兽医|渔业|海洋|气象|税务|民族|宗教|侨务|文物|人防|人民防空|园林|房管|招商|投资促进|投促"
            + "|自然资源规划|规划和自然资源|规划资源|国土|国土房管|住房保障房产|房屋管理|建设|城建|住建交通|环保|环境保护|经信|经济信息化|经济和信息化|经贸|外经贸|工信科技|科工信"
            + "|教科体|教科文体|教育和科学技术|人社和民政|卫生|卫计|卫生计生|卫生和计划生育|食药监|食品药品监管|食品药品监督管理|工商|质监|质量技术监督|安监|安全生产监督管理|旅游|旅发"
            + "|文化|文化体育|文体|新闻出版|农|农业|农牧|农机|林草|林业和草原|园林绿化|水利和湖泊|城管执法|城市管理执法|城市管理综合执法|城市管理综合行政执法"
            + "|数据资源|数据资源管理|政务数据|政务服务数据管理|政务服务管理|政务服务和数据管理|大数据发展|大数据管理|大数据发展管理|营商环境|地方金融监管|地方金融管理|金融工作"
            + "|法制|监察|档案|港务|港航|粮食和储备|粮食和物资储备|物价|口岸|港澳|外侨|移民|扶贫|交)(局|厅|委|办|委员会)$",
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
                if (!IsDepartment(name) && Level.Match(name) is { Success: true } match)
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

    private static bool IsDepartment(string name) => Department.IsMatch(Traditional.Simplified(name));

    private static string Whole(string name, string? level, bool underCommittee)
    {
        if (level is null)
        {
            return name;
        }

        if (IsDepartment(name))
        {
            return $"{level}{name}";
        }

        return underCommittee && CommitteeOffice.IsMatch(Traditional.Simplified(name)) ? $"{level}委{name}" : name;
    }
}
