using System.Diagnostics;
using System.Text;
using Workflows.Documents;

namespace Workflows.Tests.Documents;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n\t\n　")]
    public void An_empty_document_is_refused(string text) =>
        AssertRefused("document_empty", () => PlanReader.Read(text));

    [Fact]
    public void A_document_without_any_responsibility_marker_is_refused() =>
        AssertRefused("document_without_tasks", () => PlanReader.Read("某某通知\n1. 放假安排。五月一日放假。\n"));

    [Theory]
    [InlineData("方案\0")]
    [InlineData("方案\u0007")]
    [InlineData("方案\uFFFD")]
    [InlineData("方案\uD800")]
    public void Characters_no_one_types_are_refused(string text) =>
        AssertRefused("document_encoding", () => PlanReader.Read(text));

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        Assert.Equal("方案", DocumentText.Decode([0xEF, 0xBB, 0xBF, .. "方案"u8]));

    [Fact]
    public void The_largest_size_is_a_text_of_that_many_bytes()
    {
        var largest = new byte[DocumentText.MaxBytes];
        largest.AsSpan().Fill((byte)'a');

        Assert.Equal(DocumentText.MaxBytes, DocumentText.Decode(largest).Length);
        AssertRefused("document_too_large", () => DocumentText.Decode([.. largest, (byte)'a']));
        AssertRefused("document_too_large", () => PlanReader.Read(new string('a', DocumentText.MaxBytes + 1)));
    }

    [Fact]
    public void Every_refusal_says_in_Chinese_what_to_do()
    {
        Assert.Contains("请", Refusal(() => PlanReader.Read("")).Message, StringComparison.Ordinal);
        Assert.Contains("请", Refusal(() => PlanReader.Read("方案")).Message, StringComparison.Ordinal);
        Assert.Contains("请", Refusal(() => DocumentText.Decode([0xFF])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_nothing_but_marks_is_empty() =>
        AssertRefused("document_empty", () => PlanReader.Read("**\n# \n- 3 -"));

    [Fact]
    public void A_text_of_more_lines_than_any_plan_is_refused() =>
        AssertRefused(
            "document_too_large",
            () => PlanReader.Read(string.Concat(Enumerable.Repeat("甲\n", DocumentText.MaxLines)))
        );

    [Theory]
    [InlineData("（")]
    [InlineData("）")]
    [InlineData("（）")]
    [InlineData("（负责）")]
    [InlineData("（负责）\n")]
    [InlineData("）\n")]
    [InlineData("1. ")]
    [InlineData("1. 。\n")]
    [InlineData("一、甲，达到")]
    [InlineData("每年，不少于")]
    [InlineData("责任单位：")]
    [InlineData("责任单位：甲。")]
    [InlineData("1. 甲（责任单位：乙局、丙局）\n")]
    [InlineData("（责任单位：乙局）丁")]
    [InlineData("牵头首位，")]
    [InlineData("2026年6月")]
    [InlineData("至少达到不超过")]
    [InlineData("序号\n任务\n牵头单位\n1\n做\n甲局\n")]
    [InlineData("|a|b|c|\n")]
    [InlineData("每季度末月25日前报送。")]
    [InlineData("★市甲局、市乙局，")]
    [InlineData("任务1：做\n责任单位：★市甲局、市乙局\n")]
    [InlineData("|任务|措施|责任单位|\n|同|做|市甲局|\n")]
    [InlineData("|同|做|市甲局|\n")]
    [InlineData("1. 做。由市甲局牵头，市乙局配合。\n")]
    [InlineData("牵头单位  市甲局\n配合单位  市乙局\n")]
    [InlineData("1. 做。不少于10场，**建成20个。\n")]
    [InlineData("整改目标：甲\n")]
    [InlineData("任务\n|\n责任单位\n|\n时限\n|\n")]
    [InlineData("任务 |\n时限 |\n责任单位 |\n做 |\n市甲局 |\n")]
    [InlineData("a|b|c|d|")]
    [InlineData("|任务|责任单位|\n|做|责任单位：甲局责任单位：乙局|\n")]
    [InlineData("（责任单位：人力 资源局 市甲局县乙局县丙局）\n")]
    public void A_document_of_noise_takes_linear_time(string noise)
    {
        var text = string.Concat(Enumerable.Repeat(noise, 256 * 1024 / Encoding.UTF8.GetByteCount(noise)));
        var clock = Stopwatch.StartNew();

        Record.Exception(() => PlanReader.Read(text));

        // Generous for a busy machine, far too short for quadratic time.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_text_of_more_tasks_than_any_plan_is_refused() =>
        AssertRefused(
            "document_too_large",
            () =>
                PlanReader.Read(
                    string.Concat(Enumerable.Repeat("1. 做。（责任单位：市甲局）\n", DocumentText.MaxTasks + 1))
                )
        );

    [Fact]
    public void A_text_of_more_numbered_items_than_any_plan_is_refused() =>
        AssertRefused(
            "document_too_large",
            () => PlanReader.Read(string.Concat(Enumerable.Repeat("1. 做。\n", DocumentText.MaxItems + 1)))
        );

    private static void AssertRefused(string code, Action read) => Assert.Equal(code, Refusal(read).Code);

    private static DocumentException Refusal(Action read) => Assert.Throws<DocumentException>(read);
}
