using Workflows.Documents;

namespace Workflows.Tests.Documents;

/// <summary>Title, number, issuer and date, wherever a document prints them.</summary>
public sealed class LetterheadTests
{
    private const string Task = "1. 更换灯具。更换老旧灯具。（责任部门：基建处）";

    [Fact]
    public void The_plans_own_title_is_taken_and_not_the_notices()
    {
        var plan = Read(
            "某某市机关事务局文件",
            "某机〔2026〕3号",
            "关于印发《某某市节约用电方案》的通知",
            "各处室：",
            "现将方案印发给你们。",
            "某某市节约用电实施方案",
            Task
        );

        Assert.Equal("某某市节约用电实施方案", plan.Title);
        Assert.Equal("某某市机关事务局", plan.Issuer);
        Assert.Equal("某机〔2026〕3号", plan.DocumentNumber);
        Assert.Contains("titles_differ", PlanText.Codes(plan.Doubts), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("某机〔2026〕3号")]
    [InlineData("某机[2026]3号")]
    [InlineData("某机（2026）3号")]
    [InlineData("某机 〔2026〕 3 号")]
    public void A_document_number_is_kept_as_printed(string number) =>
        Assert.Equal(number, Read("某某市机关事务局", number, "某某市节约用电实施方案", Task).DocumentNumber);

    [Fact]
    public void A_document_number_behind_its_label_is_read_without_it() =>
        Assert.Equal(
            "某机〔2026〕3号",
            Read("发文文号: 某机〔2026〕3号 发布机关: 某局", "某某市节约用电实施方案", Task).DocumentNumber
        );

    [Theory]
    [InlineData("附件")]
    [InlineData("附件2")]
    [InlineData("（此件公开发布）")]
    [InlineData("首页 >> 政务公开 > 重点工作")]
    public void A_line_above_the_title_that_is_none_of_it_stays_out(string line) =>
        Assert.Equal("2026年节约用电任务分工表", Read(line, "2026年节约用电任务分工表", Task).Title);

    [Fact]
    public void A_letterhead_in_traditional_characters_is_read_too()
    {
        var plan = Read(
            "某府辦〔2026〕5號",
            "關於印發節約用電工作要點的通知",
            "各縣（市、區）人民政府：",
            "現印發給你們。",
            "某市人民政府辦公廳",
            "二○二六年四月八日",
            "某市節約用電工作要點",
            Task
        );

        Assert.Equal("某市節約用電工作要點", plan.Title);
        Assert.Equal("某府辦〔2026〕5號", plan.DocumentNumber);
        Assert.Equal("某市人民政府辦公廳", plan.Issuer);
        Assert.Equal(new DateOnly(2026, 4, 8), plan.IssuedOn);
    }

    [Fact]
    public void A_document_number_cited_in_a_sentence_is_not_the_documents_own() =>
        Assert.Null(Read("某某市节约用电实施方案", "根据《规划》（某政〔2025〕1号）制定本方案。", Task).DocumentNumber);

    [Fact]
    public void A_title_that_agrees_with_the_notice_is_no_doubt()
    {
        var plan = Read(
            "关于印发某某市节约用电实施方案的通知",
            "各处室：",
            "现将方案印发给你们。",
            "某某市节约用电实施方案",
            Task
        );

        Assert.DoesNotContain("titles_differ", PlanText.Codes(plan.Doubts), StringComparer.Ordinal);
    }

    [Fact]
    public void Without_a_title_of_its_own_the_plan_has_the_one_the_notice_quotes() =>
        Assert.Equal(
            "某某市节约用电方案",
            Read("某某市机关事务局关于印发《某某市节约用电方案》的通知", "各处室：", Task).Title
        );

    [Fact]
    public void The_notices_own_points_are_no_tasks()
    {
        var plan = Read(
            "关于印发《某某市节约用电实施方案》的通知",
            "一、请认真学习。",
            "二、请抓好落实。",
            "某某市机关事务局",
            "2026年2月10日",
            "某某市节约用电实施方案",
            Task
        );

        Assert.Equal("更换灯具", Assert.Single(plan.Tasks).Title);
        Assert.Equal("某某市机关事务局", plan.Issuer);
        Assert.Equal(new DateOnly(2026, 2, 10), plan.IssuedOn);
    }

    [Fact]
    public void A_title_broken_over_lines_is_joined()
    {
        Assert.Equal(
            "某某市机关事务局关于节约用电的若干意见",
            Read("某某市机关事务局", "关于节约用电的若干意见", "某机〔2026〕3号", Task).Title
        );
        Assert.Equal(
            "某某市2026年重点工作任务分工方案",
            Read(
                "关于印发《某某市2026年重点工作任务分工方案》的通知",
                "",
                "某某市2026年重点工作",
                "",
                "任务分工方案",
                Task
            ).Title
        );
    }

    [Fact]
    public void The_issuer_may_stand_in_the_title() =>
        Assert.Equal("某某市人民政府", Read("某某市人民政府关于节约用电的若干意见", Task).Issuer);

    [Theory]
    [InlineData("2026年2月10日印发")]
    [InlineData("某某市机关事务局办公室　2026年2月10日印发")]
    [InlineData("二〇二六年二月十日")]
    public void The_imprint_gives_the_date_and_joins_no_task(string imprint)
    {
        var plan = Read("某某市节约用电实施方案", Task, "", "（此件公开发布）", imprint);

        Assert.Equal(new DateOnly(2026, 2, 10), plan.IssuedOn);
        Assert.Equal("更换老旧灯具。", Assert.Single(plan.Tasks).Text);
        Assert.Empty(plan.Tasks[0].Doubts);
    }

    [Fact]
    public void What_a_bare_text_lacks_is_a_doubt_each()
    {
        var plan = Read(Task);

        Assert.Equal(
            ["document_number_missing", "issuer_missing", "issued_on_missing", "title_missing", "due_days_missing"],
            PlanText.Codes(plan.Doubts),
            StringComparer.Ordinal
        );
    }

    private static PlanDraft Read(params string[] lines) => PlanReader.Read(string.Join('\n', lines));
}
