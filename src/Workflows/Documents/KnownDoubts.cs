using System.Globalization;

namespace Workflows.Documents;

/// <summary>Every doubt the importer can raise, in one place so that code and words stay together.</summary>
internal static class KnownDoubts
{
    public static Doubt ParticipantsOpen { get; } =
        new("participants_open", "责任单位名单以“等”字结尾，没有列全，请确认是否还有其他参与部门。");

    public static Doubt MarkersMerged { get; } =
        new("markers_merged", "本任务有多处责任标注，已合并：以第一处确定牵头部门，其余列为参与部门，请核对。");

    public static Doubt LeadMissing { get; } = new("lead_missing", "没有写明由谁负责，请指定牵头部门。");

    public static Doubt TargetsCut { get; } =
        new("targets_cut", $"本任务的指标超过{Targets.Most}项，只列出前{Targets.Most}项，其余没有列入，请核对原文。");

    public static Doubt DueDaysMissing { get; } =
        new("due_days_missing", "文件没有写明各项任务的完成时限，请在确认时补充。");

    public static Doubt DocumentNumberMissing { get; } = new("document_number_missing", "没有找到发文字号，请补充。");

    public static Doubt IssuerMissing { get; } = new("issuer_missing", "没有找到发文机关，请补充。");

    public static Doubt IssuedOnMissing { get; } = new("issued_on_missing", "没有找到成文日期或印发日期，请补充。");

    public static Doubt TitleMissing { get; } = new("title_missing", "没有找到方案标题，暂以第一行代替，请核对。");

    public static Doubt TaskUnnumbered { get; } =
        new("task_unnumbered", "文件没有给这项任务编号，已按先后顺序编号，请核对。");

    public static Doubt LeadJoint(IEnumerable<string> lead) =>
        new("lead_joint", $"由{string.Join('、', lead)}共同牵头，请确认以哪个部门为主。");

    public static Doubt LeadImplicit(string lead) =>
        new("lead_implicit", $"文件没有写明谁牵头，暂以列在首位的“{lead}”为牵头部门，请确认。");

    public static Doubt LeadStarred(string lead) =>
        new("lead_implicit", $"“{lead}”加粗或旁有★一类的记号，文件没有说明是否指牵头，暂以其为牵头部门，请确认。");

    public static Doubt GroupUnexpanded(string group) =>
        new("group_unexpanded", $"“{group}”指多个部门，请确认具体包括哪些部门。");

    public static Doubt NameCollective(string name) =>
        new("name_collective", $"“{name}”没有写明具体单位，请确认指的是哪些单位。");

    public static Doubt NameElided(string printed, string whole) =>
        new("name_elided", $"“{printed}”按前面的单位补全为“{whole}”，请核对。");

    public static Doubt NameUnlikely(string name) =>
        new("name_unlikely", $"“{Shortened(name)}”不像单位的名称，请核对。");

    public static Doubt NameScoped(string printed, string unit, string scope) =>
        new("name_scoped", $"“{printed}”括号内是“{unit}”负责的部分（{scope}），请核对。");

    public static Doubt NameRepeated(string name) =>
        new("name_repeated", $"责任标注中“{name}”出现不止一次，已按一次计，请核对。");

    public static Doubt TextAfterMarker(string text) =>
        new("text_after_marker", $"责任标注之后还有文字“{Shortened(text)}”，没有计入本任务。");

    public static Doubt TitlesDiffer(string notice, string plan) =>
        new("titles_differ", $"通知中的方案名称“{notice}”与方案标题“{plan}”不一致，已采用方案标题，请核对。");

    public static Doubt DueDaysPartlyMissing(int missing) =>
        new(
            "due_days_missing",
            string.Create(CultureInfo.InvariantCulture, $"有{missing}项任务没有写明完成时限，请在确认时补充。")
        );

    public static Doubt NumberRepeated(string number) =>
        new("number_repeated", $"任务序号“{number}”出现不止一次，请核对是否重号。");

    public static Doubt NumberShared(string number, string next) =>
        new("number_repeated", $"几项任务同用一个序号，已分别编为“{number}”“{next}”，请核对是否重号。");

    public static Doubt NumberGap(string number, int expected) =>
        new(
            "number_gap",
            string.Create(
                CultureInfo.InvariantCulture,
                $"任务序号从“{number}”开始不连续，缺少第{expected}项，请核对是否漏号。"
            )
        );

    public static Doubt DueUnclear(string phrase) =>
        new("due_unclear", $"完成时限“{Shortened(phrase)}”无法确定到日，请填写具体日期。");

    public static Doubt DueYearAssumed(string phrase, DateOnly day) =>
        new("due_year_assumed", $"完成时限“{phrase}”没有写明年份，暂定为{Spelled(day)}，请确认。");

    public static Doubt DueCounted(string phrase, DateOnly day) =>
        new("due_counted", $"完成时限“{phrase}”按成文日期推算为{Spelled(day)}，请确认。");

    public static Doubt DueSeveral(DateOnly day) =>
        new("due_several", $"正文中有多个时间要求，暂以最晚的{Spelled(day)}为完成时限，请确认。");

    public static Doubt PeriodUnclear(string phrase) =>
        new("period_unclear", $"“{phrase}”说明定期办理，但日期不在本期之内或无法确定，请填写每期的截止日。");

    public static Doubt PeriodSeveral(string phrase) =>
        new("period_several", $"正文中有几种不同的周期，暂按“{phrase}”，请确认。");

    private static string Spelled(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Shortened(string text) => text.Length > 20 ? $"{text[..20]}…" : text;
}
