using Workflows.Documents;

namespace Workflows.Tests.Documents;

/// <summary>What must be read from 洪青发〔2021〕7号, in its full text and in our condensed edition alike.</summary>
internal static class ExpectedPlan
{
    public const string Title = "在推进“五城”建设、彰显省会担当进程中组织动员广大团员青年建功立业的实施方案";

    public static readonly string[] Tasks =
    [
        "一|1|加强团员青年思想理论武装|宣传部|组织部、学少部|",
        "一|2|坚定青少年理想信念|宣传部|学少部|",
        "一|3|广泛开展形势政策教育|宣传部|学少部、志联部|",
        "一|4|弘扬和践行社会主义核心价值观|宣传部|志联部、学少部|",
        "二|5|实施青少年科技创新攀登行动|统战部|学少部、青发部|",
        "二|6|实施新时代青年岗位建功行动|青发部|学少部、志联部|",
        "二|7|深化乡村振兴青春建功行动|青发部|组织部、宣传部、统战部、学少部、志联部|",
        "二|8|推动青年助力文化之城建设|宣传部|组织部、青发部、统战部、学少部|",
        "二|9|深化“美丽中国·青春行动”|志联部||",
        "二|10|推动青年广泛参与社会治理|志联部|青发部、统战部、权益部|",
        "二|11|深化南昌青年志愿者行动|志联部|学少部|",
        "二|12|实施青年大开放行动|统战部|青发部|",
        "三|13|深化青年就业创业促进计划|青发部|学少部|",
        "三|14|实施大中专学生社会实践知行计划|学少部|组织部、青发部、志联部|",
        "三|15|深化实施新时代希望工程|南青基金|统战部、志联部|",
        "三|16|实施青年人才培养计划|统战部|组织部、学少部、青发部、志联部|",
        "三|17|实施新兴青年成长计划|志联部|统战部、宣传部|",
        "三|18|促进青少年身心健康成长|权益部|宣传部、志联部、学少部、南青基金|",
        "三|19|开展青年婚恋家庭公共服务|权益部|志联部、宣传部|",
        "四|20|加强共青团体制机制建设|办公室||机关各部门、下属各单位",
        "四|21|完善青年发展规划工作体系|青发部||机关各部门",
        "四|22|强化资源整合和平台建设|办公室|组织部、宣传部、志联部|",
        "四|23|建设高素质团干部队伍|组织部||",
    ];

    public static readonly string[] Targets =
    [
        "13|5000|个|AtLeast|yearly|True",
        "14|1|次|AtLeast|在校期间|True",
        "16|10000|人|Cumulative|5年内|False",
        "19|10|场|AtLeast||False",
        "23|1|次|AtLeast|yearly|False",
        "23|100|%|AtLeast||False",
    ];

    public static readonly int[] TasksPerSection = [4, 8, 7, 4];

    public static void Matches(PlanDraft plan)
    {
        Assert.Equal(Title, plan.Title);
        Assert.Equal("洪青发〔2021〕7号", plan.DocumentNumber);
        Assert.Equal("共青团南昌市委", plan.Issuer);
        Assert.Equal(new DateOnly(2021, 3, 17), plan.IssuedOn);
        Assert.StartsWith("列在首位的为牵头部门，其他为参与部门", plan.LeadRule, StringComparison.Ordinal);
        Assert.Equal(
            ["titles_differ", "due_days_missing"],
            plan.Doubts.Select(doubt => doubt.Code),
            StringComparer.Ordinal
        );
        Assert.Equal(["一", "二", "三", "四"], plan.Sections.Select(section => section.Number), StringComparer.Ordinal);
        Assert.Equal(
            TasksPerSection,
            plan.Sections.Select(section => plan.Tasks.Count(task => task.Section == section.Number))
        );
        Assert.Equal(Tasks, plan.Tasks.Select(Row), StringComparer.Ordinal);
        Assert.Equal(
            Targets,
            plan.Tasks.SelectMany(task => task.Targets.Select(target => Row(task, target))),
            StringComparer.Ordinal
        );
        Assert.All(plan.Tasks, task => Assert.Equal(LeadBasis.ExplicitRule, task.LeadBasis));
        Assert.All(plan.Tasks, task => Assert.Null(task.DueOn));
        Assert.All(plan.Tasks, task => Assert.Equal(task.Groups.Count, task.Doubts.Count));
        Assert.All(plan.Tasks.SelectMany(task => task.Doubts), doubt => Assert.Equal("group_unexpanded", doubt.Code));
    }

    private static string Row(TaskDraft task) =>
        string.Join(
            '|',
            task.Section,
            task.Number,
            task.Title,
            Assert.Single(task.Lead),
            string.Join('、', task.Participants),
            string.Join('、', task.Groups)
        );

    private static string Row(TaskDraft task, TargetDraft target) =>
        $"{task.Number}|{target.Quantity}|{target.Unit}|{target.Comparison}|{target.Period}|{target.Expected}";
}
