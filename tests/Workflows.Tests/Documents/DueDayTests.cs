namespace Workflows.Tests.Documents;

/// <summary>Which dates are terms. The plan around each task is dated 2026-02-10.</summary>
public sealed class DueDayTests
{
    [Theory]
    [InlineData("2026年6月底前完成更换。", "2026-06-30")]
    [InlineData("2026年6月15日前完成更换。", "2026-06-15")]
    [InlineData("在2026年6月15日之前完成更换。", "2026-06-15")]
    [InlineData("2027年2月底前完成更换。", "2027-02-28")]
    [InlineData("2026年底前完成更换。", "2026-12-31")]
    [InlineData("2026年9月中旬前完成更换。", "2026-09-20")]
    public void A_full_term_is_read(string body, string due)
    {
        var task = PlanText.ReadTask($"1. 更换灯具。{body}（责任部门：基建处）");

        Assert.Equal(due, Spelled(task.DueOn));
        Assert.Empty(task.Doubts);
    }

    [Theory]
    [InlineData("6月底前完成更换。", "2026-06-30", "due_year_assumed")]
    [InlineData("1月底前完成更换。", "2027-01-31", "due_year_assumed")]
    [InlineData("年底前完成更换。", "2026-12-31", "due_year_assumed")]
    [InlineData("今年年底前完成更换。", "2026-12-31", "due_year_assumed")]
    [InlineData("自本方案印发之日起30日内完成更换。", "2026-03-12", "due_counted")]
    [InlineData("印发之日起3个月内完成更换。", "2026-05-10", "due_counted")]
    [InlineData("2026年3月底前采购，6月底前完成更换。", "2026-06-30", "due_several")]
    [InlineData("印发之日起10个工作日内完成更换。", null, "due_unclear")]
    public void A_term_that_rests_on_an_assumption_is_a_doubt(string body, string? due, string code)
    {
        var task = PlanText.ReadTask($"1. 更换灯具。{body}（责任部门：基建处）");

        Assert.Equal(due, Spelled(task.DueOn));
        Assert.Equal([code], PlanText.Codes(task.Doubts), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("2026年1月1日至12月31日，减免电费。")]
    [InlineData("展望到2035年的目标。")]
    [InlineData("每年6月底前清洗空调。")]
    [InlineData("2020年底前已安装的灯具不再更换。")]
    [InlineData("2027年底前投用的大楼另行规定。")]
    [InlineData("落实规划（2018-2025年）。")]
    public void Policy_periods_and_horizons_are_no_terms(string body) =>
        Assert.Null(PlanText.ReadTask($"1. 更换灯具。{body}（责任部门：基建处）").DueOn);

    [Theory]
    [InlineData("完成时限：2026年6月", "2026-06-30")]
    [InlineData("完成时限：2026年6月30日前", "2026-06-30")]
    [InlineData("时限：2026年底", "2026-12-31")]
    [InlineData("完成时限：长期坚持", null)]
    public void A_term_label_is_read_without_the_word_before(string label, string? due)
    {
        var task = PlanText.ReadTask($"1. 更换灯具。更换老旧灯具。（责任部门：基建处；{label}）");

        Assert.Equal(due, Spelled(task.DueOn));
        Assert.Empty(task.Doubts);
    }

    [Fact]
    public void A_document_with_some_terms_says_how_many_tasks_have_none()
    {
        var plan = PlanText.Read(
            "1. 更换灯具。2026年6月底前完成。（责任部门：基建处）",
            "2. 清洗空调。清洗滤网。（责任部门：基建处）"
        );

        Assert.Contains("1项", Assert.Single(plan.Doubts).Message, StringComparison.Ordinal);
    }

    private static string? Spelled(DateOnly? day) =>
        day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
