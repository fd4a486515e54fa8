namespace Workflows.Tests.Documents;

/// <summary>How lines become paragraphs, and paragraphs numbered items.</summary>
public sealed class OutlineTests
{
    private const string Marker = "（责任部门：基建处）";

    [Fact]
    public void A_blank_line_in_mid_sentence_is_joined()
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老", "", "旧灯具。" + Marker);

        Assert.Equal("更换老旧灯具。", task.Text);
    }

    [Fact]
    public void A_line_that_ends_in_an_ordinary_bracket_goes_on()
    {
        var task = PlanText.ReadTask("1. 更换灯具。在社区（村）", "", "更换灯具。" + Marker);

        Assert.Equal("在社区（村）更换灯具。", task.Text);
    }

    [Theory]
    [InlineData("（责任部门：基建处、财", "务处）")]
    [InlineData("（责任部门：", "基建处、财务处）")]
    [InlineData("（", "责任部门：基建处、财务处）")]
    [InlineData("（牵头部门：基建处；", "配合部门：财务处）")]
    public void A_marker_broken_over_two_lines_is_read(string above, string below)
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老旧灯具。" + above, "", below);

        Assert.Equal("基建处", Assert.Single(task.Lead));
        Assert.Equal("财务处", Assert.Single(task.Participants));
        Assert.Equal("更换老旧灯具。", task.Text);
    }

    [Fact]
    public void A_marker_on_a_line_of_its_own_belongs_to_the_task_above()
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老旧灯具。", "", Marker);

        Assert.Equal("基建处", Assert.Single(task.Lead));
        Assert.Equal("更换老旧灯具。", task.Text);
    }

    [Theory]
    [InlineData("1. ", "1")]
    [InlineData("1.", "1")]
    [InlineData("1．", "1")]
    [InlineData("1、", "1")]
    [InlineData("１．", "１")]
    [InlineData("（1）", "1")]
    [InlineData("1）", "1")]
    [InlineData("①", "①")]
    [InlineData("一、", "一")]
    [InlineData("（十二）", "十二")]
    [InlineData("(二)", "二")]
    [InlineData("3.2 ", "3.2")]
    public void Every_usual_form_of_number_is_read(string printed, string number)
    {
        var task = PlanText.ReadTask($"{printed}更换灯具。更换老旧灯具。{Marker}");

        Assert.Equal(number, task.Number);
        Assert.Equal("更换灯具", task.Title);
    }

    [Fact]
    public void Quantities_and_years_are_no_numbers()
    {
        var task = PlanText.ReadTask("1. 更换灯具。投入", "3.5万元，", "2026年完成。" + Marker);

        Assert.Equal("投入3.5万元，2026年完成。", task.Text);
    }

    [Fact]
    public void Tasks_run_on_across_headings()
    {
        var plan = PlanText.Read(
            "一、总体要求",
            "厉行节约。",
            "二、主要任务",
            "（一）照明节电。",
            "1. 更换灯具。更换老旧灯具。" + Marker,
            "（二）空调节电。",
            "2. 清洗空调。清洗滤网。" + Marker
        );

        Assert.Equal(["二（一）", "二（二）"], plan.Sections.Select(section => section.Number), StringComparer.Ordinal);
        Assert.Equal(["照明节电", "空调节电"], plan.Sections.Select(section => section.Title), StringComparer.Ordinal);
        Assert.Equal(["二（一）", "二（二）"], plan.Tasks.Select(task => task.Section!), StringComparer.Ordinal);
        Assert.DoesNotContain("number_gap", PlanText.Codes(plan.Doubts), StringComparer.Ordinal);
    }

    [Fact]
    public void Points_below_a_marked_item_are_its_text()
    {
        var task = PlanText.ReadTask("一、更换灯具" + Marker, "（一）采购灯具。", "（二）安装灯具。");

        Assert.Equal("更换灯具", task.Title);
        Assert.Equal("（一）采购灯具。\n（二）安装灯具。", task.Text);
    }

    [Fact]
    public void A_marker_below_the_last_point_speaks_for_all_points()
    {
        var task = PlanText.ReadTask("一、更换灯具", "（一）采购灯具。", "（二）安装灯具。", Marker);

        Assert.Equal("更换灯具", task.Title);
        Assert.Null(task.Section);
        Assert.Equal("（一）采购灯具。\n（二）安装灯具。", task.Text);
    }

    [Fact]
    public void Two_tasks_on_one_line_are_two_tasks()
    {
        var plan = PlanText.Read($"1. 更换灯具。更换老旧灯具。{Marker}2. 清洗空调。清洗滤网。{Marker}");

        Assert.Equal(["更换灯具", "清洗空调"], plan.Tasks.Select(task => task.Title), StringComparer.Ordinal);
    }

    [Fact]
    public void A_task_without_its_marker_is_kept_with_a_doubt()
    {
        var plan = PlanText.Read(
            "一、主要任务",
            "1. 更换灯具。更换老旧灯具。" + Marker,
            "2. 清洗空调。清洗滤网。",
            "3. 安装电表。分区安装电表。" + Marker
        );

        Assert.Equal(3, plan.Tasks.Count);
        Assert.Empty(plan.Tasks[1].Lead);
        Assert.Equal(["lead_missing"], PlanText.Codes(plan.Tasks[1].Doubts), StringComparer.Ordinal);
    }

    [Fact]
    public void Words_after_the_last_marker_are_left_out_with_a_doubt()
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老旧灯具。" + Marker, "各单位要高度重视。");

        Assert.Equal("更换老旧灯具。", task.Text);
        Assert.Equal(["text_after_marker"], PlanText.Codes(task.Doubts), StringComparer.Ordinal);
    }

    [Fact]
    public void A_list_of_enclosures_holds_no_tasks()
    {
        var task = PlanText.ReadTask("1. 更换灯具。更换老旧灯具。" + Marker, "附件：1. 任务清单", "2. 责任分工表");

        Assert.Equal("更换灯具", task.Title);
        Assert.Empty(task.Doubts);
    }

    [Theory]
    [InlineData("— 3 —")]
    [InlineData("-3-")]
    [InlineData("第 3 页")]
    [InlineData("3")]
    [InlineData("\f")]
    public void A_page_number_in_mid_sentence_is_left_out(string pageNumber) =>
        Assert.Equal("更换老旧灯具。", PlanText.ReadTask("1. 更换灯具。更换老", pageNumber, "旧灯具。" + Marker).Text);

    [Fact]
    public void A_heading_broken_at_the_width_of_the_page_goes_on()
    {
        var plan = PlanText.Read(
            "一、以节约用电专项行动为统揽推动全市机关事务工作更",
            "好融入全市大局",
            "1. 更换灯具。更换老旧灯具。" + Marker,
            "2. 清洗空调。清洗滤网。" + Marker
        );

        Assert.Equal(
            "以节约用电专项行动为统揽推动全市机关事务工作更好融入全市大局",
            Assert.Single(plan.Sections).Title
        );
    }

    [Fact]
    public void Numbered_notes_are_no_tasks()
    {
        var plan = PlanText.Read(
            "1. 更换灯具。更换老旧灯具。（责任部门：基建处、财务处）",
            "注：1. 增加参与部门的，由牵头部门商定。",
            "2. 列在首位的为牵头部门。"
        );

        Assert.Equal("更换灯具", Assert.Single(plan.Tasks).Title);
        Assert.Equal("列在首位的为牵头部门", plan.LeadRule);
    }

    [Fact]
    public void A_chapter_without_any_marker_holds_no_tasks()
    {
        var task = PlanText.ReadTask(
            "一、主要任务",
            "1. 更换灯具。更换老旧灯具。" + Marker,
            "二、保障措施",
            "1. 加强领导。成立专班。"
        );

        Assert.Equal("更换灯具", task.Title);
    }

    [Fact]
    public void Tasks_without_numbers_are_numbered_in_their_order()
    {
        var plan = PlanText.Read("更换灯具。更换老旧灯具。" + Marker, "清洗空调。清洗滤网。", Marker);

        Assert.Equal(
            ["1 更换灯具", "2 清洗空调"],
            plan.Tasks.Select(task => $"{task.Number} {task.Title}"),
            StringComparer.Ordinal
        );
        Assert.All(
            plan.Tasks,
            task => Assert.Equal(["task_unnumbered"], PlanText.Codes(task.Doubts), StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("3. ", "number_gap")]
    [InlineData("1. ", "number_repeated")]
    public void Wrong_numbering_is_a_doubt(string second, string code)
    {
        var plan = PlanText.Read("1. 更换灯具。更换老旧灯具。" + Marker, $"{second}清洗空调。清洗滤网。{Marker}");

        Assert.Contains(code, PlanText.Codes(plan.Doubts), StringComparer.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_change_nothing()
    {
        var plan = PlanText.Read("1. 更换灯具。更换老\r", "\r", "旧灯具。" + Marker + "\r");

        Assert.Equal("更换老旧灯具。", Assert.Single(plan.Tasks).Text);
    }
}
