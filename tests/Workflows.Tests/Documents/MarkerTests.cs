namespace Workflows.Tests.Documents;

/// <summary>The forms in which official documents say who is responsible.</summary>
public sealed class MarkerTests
{
    [Theory]
    [InlineData("（责任部门：基建处）", "基建处||SoleUnit")]
    [InlineData("（**责任部门：基建处**）", "基建处||SoleUnit")]
    [InlineData("(责任单位:基建处)", "基建处||SoleUnit")]
    [InlineData("〔责任单位：基建处〕", "基建处||SoleUnit")]
    [InlineData("【责任单位：基建处】", "基建处||SoleUnit")]
    [InlineData("责任单位：基建处。", "基建处||SoleUnit")]
    [InlineData("（责任单位：基建处", "基建处||SoleUnit")]
    [InlineData("（基建处负责）", "基建处||SoleUnit")]
    [InlineData("（由基建处负责）", "基建处||SoleUnit")]
    public void A_sole_unit_leads_whatever_the_brackets(string marker, string expected) =>
        Assert.Equal(expected, PlanText.Responsible(marker));

    [Theory]
    [InlineData("（牵头单位：基建处；责任单位：财务处、办公室）", "基建处|财务处、办公室|Label")]
    [InlineData("（牵头部门：基建处，配合部门：财务处、办公室）", "基建处|财务处、办公室|Label")]
    [InlineData("（牵头单位：基建处 责任单位：财务处）", "基建处|财务处|Label")]
    [InlineData("（责任单位：基建处；配合单位：财务处）", "基建处|财务处|Label")]
    [InlineData("（责任单位：基建处；责任人：某某；配合单位：财务处）", "基建处|财务处|Label")]
    [InlineData("（主办单位：基建处；协办单位：财务处）", "基建处|财务处|Label")]
    public void A_label_names_the_lead(string marker, string expected) =>
        Assert.Equal(expected, PlanText.Responsible(marker));

    [Theory]
    [InlineData("（基建处牵头，财务处、办公室配合）", "基建处|财务处、办公室|Verb")]
    [InlineData("（责任单位：基建处牵头，财务处、办公室配合）", "基建处|财务处、办公室|Verb")]
    [InlineData("（基建处牵头，财务处、办公室等按职责分工负责）", "基建处|财务处、办公室|Verb")]
    [InlineData("（基建处牵头负责，财务处参与）", "基建处|财务处|Verb")]
    [InlineData("（基建处会同财务处负责）", "基建处|财务处|Verb")]
    [InlineData("（基建处负责，财务处配合）", "基建处|财务处|Verb")]
    [InlineData("（基建处牵头，财务处、办公室）", "基建处|财务处、办公室|Verb")]
    public void A_verb_names_the_lead(string marker, string expected) =>
        Assert.Equal(expected, PlanText.Responsible(marker));

    [Theory]
    [InlineData("（基建处、财务处牵头，办公室配合）", "基建处、财务处|办公室|Joint")]
    [InlineData("（牵头单位：基建处、财务处）", "基建处、财务处||Joint")]
    [InlineData("（基建处、财务处共同负责）", "基建处、财务处||Joint")]
    [InlineData("（基建处、财务处分别负责）", "基建处、财务处||Joint")]
    public void Several_leads_are_joint(string marker, string expected) =>
        Assert.Equal(expected, PlanText.Responsible(marker));

    [Theory]
    [InlineData("（责任单位：基建处、财务处、办公室）", "基建处|财务处、办公室|ImplicitFirst")]
    [InlineData("（基建处、财务处按职责分工负责）", "基建处|财务处|ImplicitFirst")]
    public void Without_a_rule_the_first_of_a_list_leads_with_a_doubt(string marker, string expected)
    {
        Assert.Equal(expected, PlanText.Responsible(marker));
        Assert.Contains(
            "lead_implicit",
            PlanText.Codes(PlanText.ReadTask($"1. 更换灯具。更换老旧灯具。{marker}").Doubts),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("（基建处、财务处负责，排在第一位的部门为牵头部门，下同）")]
    [InlineData("（基建处、财务处负责。列第一位者为牵头单位，下同）")]
    [InlineData("（责任单位：基建处、财务处，列在首位的为牵头单位）")]
    public void A_rule_inside_a_marker_is_no_unit(string marker) =>
        Assert.Equal("基建处|财务处|ExplicitRule", PlanText.Responsible(marker));

    [Fact]
    public void A_remark_behind_the_list_is_no_unit() =>
        Assert.Equal(
            "基建处|财务处|ImplicitFirst",
            PlanText.Responsible(
                "〔责任单位：基建处、财务处按职责分工负责。任务均涉及各县（区）政府，不再列出，下同。〕"
            )
        );

    [Fact]
    public void A_rule_in_a_note_holds_for_every_task()
    {
        var plan = PlanText.Read(
            "1. 更换灯具。更换老旧灯具。（责任部门：基建处、财务处）",
            "2. 安装电表。分区安装电表。（责任部门：财务处、基建处）",
            "注：各项任务中排在首位的为牵头部门。"
        );

        Assert.Equal("各项任务中排在首位的为牵头部门。", plan.LeadRule);
        Assert.All(plan.Tasks, task => Assert.Equal(Workflows.Documents.LeadBasis.ExplicitRule, task.LeadBasis));
    }

    [Theory]
    [InlineData("（文化和旅游局、工业和信息化局负责）", "文化和旅游局|工业和信息化局|ImplicitFirst")]
    [InlineData("（财政局和税务局负责）", "财政局|税务局|ImplicitFirst")]
    [InlineData("（责任单位：各县（市、区）政府、财政局）", "各县（市、区）政府|财政局|ImplicitFirst")]
    [InlineData("（各有关部门和单位按职责分工负责）", "各有关部门和单位||SoleUnit")]
    [InlineData("（财政局、各省、自治区、直辖市人民政府负责）", "财政局|各省、自治区、直辖市人民政府|ImplicitFirst")]
    [InlineData("（财政局、教育局等有关部门以及各县、区政府负责）", "财政局|教育局、各县、区政府|ImplicitFirst")]
    [InlineData("（责任单位：各街道、区直各部门）", "各街道|区直各部门|ImplicitFirst")]
    public void Names_are_kept_whole(string marker, string expected) =>
        Assert.Equal(expected, PlanText.Responsible(marker));

    [Theory]
    [InlineData("（基建处等有关部门负责）")]
    [InlineData("（基建处等部门和单位按职责分工负责）")]
    [InlineData("（责任单位：基建处等）")]
    public void An_open_list_is_a_doubt_and_no_name(string marker)
    {
        var task = PlanText.ReadTask($"1. 更换灯具。更换老旧灯具。{marker}");

        Assert.Equal("基建处", Assert.Single(task.Lead));
        Assert.Equal(["participants_open"], PlanText.Codes(task.Doubts), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("社区（村）")]
    [InlineData("规划（2018-2025年）")]
    [InlineData("（含项目实施）")]
    [InlineData("（以下简称《规划》）")]
    public void Other_brackets_are_no_markers(string words)
    {
        var task = PlanText.ReadTask($"1. 更换灯具。在{words}更换灯具。（责任部门：基建处）");

        Assert.Equal($"在{words}更换灯具。", task.Text);
        Assert.Equal("基建处", Assert.Single(task.Lead));
    }

    [Fact]
    public void A_name_printed_twice_counts_once_with_a_doubt()
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老旧灯具。（牵头单位：基建处；配合单位：财务处、基建处）");

        Assert.Equal("基建处", Assert.Single(task.Lead));
        Assert.Equal("财务处", Assert.Single(task.Participants));
        Assert.Equal(["name_repeated"], PlanText.Codes(task.Doubts), StringComparer.Ordinal);
    }

    [Fact]
    public void Two_markers_in_one_task_are_merged_with_a_doubt()
    {
        var task = PlanText.ReadTask("1. 更换灯具。采购灯具。（财务处负责）安装灯具。（基建处负责）");

        Assert.Equal("财务处", Assert.Single(task.Lead));
        Assert.Equal("基建处", Assert.Single(task.Participants));
        Assert.Equal("采购灯具。安装灯具。", task.Text);
        Assert.Contains("markers_merged", PlanText.Codes(task.Doubts), StringComparer.Ordinal);
    }

    [Fact]
    public void Words_after_a_marker_without_brackets_stay_in_the_text()
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老旧灯具。责任单位：基建处。配合单位：财务处。注意安全。");

        Assert.Equal("财务处", Assert.Single(task.Participants));
        Assert.Equal("更换老旧灯具。注意安全。", task.Text);
    }

    [Theory]
    [InlineData("（注：排在首位的为牵头部门。）")]
    [InlineData("备注：排在首位的为牵头部门。")]
    public void A_note_in_any_dress_states_the_rule(string note) =>
        Assert.Equal("排在首位的为牵头部门。", PlanText.Read("1. 换灯。更换灯具。（基建处负责）", note).LeadRule);

    [Fact]
    public void A_person_on_a_line_of_its_own_is_no_unit_and_no_text()
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老旧灯具。", "责任单位：基建处", "责任人：某某");

        Assert.Equal("基建处", Assert.Single(task.Lead));
        Assert.Equal("更换老旧灯具。", task.Text);
        Assert.Empty(task.Doubts);
    }

    [Fact]
    public void Labels_on_lines_of_their_own_make_one_marker()
    {
        var task = PlanText.ReadTask(
            "1. 更换灯具。更换老旧灯具。",
            "牵头单位：基建处",
            "责任单位：财务处、办公室",
            "完成时限：2026年6月底"
        );

        Assert.Equal("基建处", Assert.Single(task.Lead));
        Assert.Equal(["财务处", "办公室"], task.Participants, StringComparer.Ordinal);
        Assert.Equal(new DateOnly(2026, 6, 30), task.DueOn);
        Assert.Equal("更换老旧灯具。", task.Text);
        Assert.Empty(task.Doubts);
    }
}
