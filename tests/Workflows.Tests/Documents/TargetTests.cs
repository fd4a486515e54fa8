using System.Globalization;

namespace Workflows.Tests.Documents;

/// <summary>Which numbers are targets.</summary>
public sealed class TargetTests
{
    [Fact]
    public void Targets_beyond_the_bound_are_left_out_with_a_doubt()
    {
        var body = string.Concat(Enumerable.Range(1, 501).Select(count => $"打造{count}个示范点。"));
        var task = PlanText.ReadTask($"1. 节电。{body}（责任部门：基建处）");

        Assert.Equal(500, task.Targets.Count);
        Assert.Contains("targets_cut", PlanText.Codes(task.Doubts), StringComparer.Ordinal);
        Assert.DoesNotContain(
            "targets_cut",
            PlanText.Codes(PlanText.ReadTask("1. 节电。打造10个示范点。（责任部门：基建处）").Doubts),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("每年培训不少于20场。", "20 场 AtLeast yearly")]
    [InlineData("每季度检查至少一次。", "1 次 AtLeast quarterly")]
    [InlineData("节电率达到15%以上。", "15 % AtLeast ")]
    [InlineData("建成5个以上示范点。", "5 个 AtLeast ")]
    [InlineData("单位能耗不超过3.5万元。", "35000 元 AtMost ")]
    [InlineData("打造10个示范点。", "10 个 Exactly ")]
    [InlineData("三年内累计更换1.2万盏灯，培训1000人次。", "1000 人次 Exactly 三年内")]
    [InlineData("“十四五”期间累计培训1000人次。", "1000 人次 Cumulative “十四五”期间")]
    [InlineData("实现分区计量全覆盖。", "100 % AtLeast ")]
    public void A_quantity_with_a_unit_and_a_goal_word_is_a_target(string body, string expected)
    {
        var target = Assert.Single(PlanText.ReadTask($"1. 节电。{body}（责任部门：基建处）").Targets);

        Assert.Equal(
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Quantity} {target.Unit} {target.Comparison} {target.Period}"
            )
        );
    }

    [Theory]
    [InlineData("落实“节能10条”。")]
    [InlineData("办好12345热线。")]
    [InlineData("落实规划（2018-2025年）。")]
    [InlineData("加强第一次检查后的整改。")]
    [InlineData("符合条件、面积达到100平方米的可申请补贴。")]
    [InlineData("展望到2035年。")]
    public void A_number_alone_is_no_target(string body) =>
        Assert.Empty(PlanText.ReadTask($"1. 节电。{body}（责任部门：基建处）").Targets);

    [Fact]
    public void Striving_is_expected_and_does_not_bind()
    {
        Assert.True(Assert.Single(PlanText.ReadTask("1. 节电。力争节电不低于15%。（基建处负责）").Targets).Expected);
        Assert.False(Assert.Single(PlanText.ReadTask("1. 节电。确保节电不低于15%。（基建处负责）").Targets).Expected);
    }
}
