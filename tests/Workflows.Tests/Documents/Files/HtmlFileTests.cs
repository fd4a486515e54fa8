using System.Text;

namespace Workflows.Tests.Documents.Files;

/// <summary>A web page reads as a browser shows it.</summary>
public sealed class HtmlFileTests
{
    [Fact]
    public void Blocks_are_lines_and_white_space_is_a_browsers() =>
        Assert.Equal(
            "标题\n前文后 文\n上\n下",
            Read(
                "<html><head><title>网站</title><style>p{}</style></head><body><h1>标题</h1><p>前<b>文</b>\n 后&nbsp;文</p><script>var x='<p>';</script><div>上<br>下</div></body></html>"
            )
        );

    [Fact]
    public void Ordered_lists_are_numbered() =>
        Assert.Equal(
            "3. 甲\na. 子\n4. 乙\n9. 丙\n无号\n一、条",
            Read(
                "<!doctype html><ol start=3><li>甲<ol type=a><li>子</ol><li>乙<li value=9>丙</ol><ul><li>无号</ul><ol style='list-style-type:simp-chinese-informal'><li>条</ol>"
            )
        );

    [Fact]
    public void Merged_cells_stand_in_every_place_they_cover() =>
        Assert.Equal(
            "| 任务 | 单位 | 单位 |\n| 宣讲 | 宣传部 | 组织部 |\n| 宣讲 | 学校 | 企业 |",
            Read(
                "<html><table><tr><th>任务<th colspan=2>单位<tr><td rowspan=2>宣讲<td>宣传部<td>组织部<tr><td>学校<td>企业</table>"
            )
        );

    [Fact]
    public void A_row_that_only_continues_the_one_above_is_not_repeated() =>
        Assert.Equal(
            "| 任务 | 单位 |\n| 宣讲 | 宣传部 |",
            Read("<html><table><tr><td>任务<td>单位<tr><td rowspan=2>宣讲<td rowspan=2>宣传部<tr></table>")
        );

    [Fact]
    public void A_table_that_holds_another_only_lays_out_the_page() =>
        Assert.Equal(
            "导航\n前文\n\n| 任务 | 单位 |\n\n后文",
            Read(
                "<html><table><tr><td>导航</td><td>前文<table><tr><td>任务</td><td>单位</td></tr></table>后文</td></tr></table>"
            )
        );

    [Theory]
    [InlineData("GB18030", "<html><meta charset=gb2312><p>责任单位")]
    [InlineData("GB18030", "<html><meta http-equiv=Content-Type content='text/html; charset=GBK'><p>责任单位")]
    [InlineData("utf-16", "<html><p>责任单位")]
    [InlineData("big5", "<html><meta charset='big5'><p>責任")]
    public void The_encoding_a_page_declares_is_used(string encoding, string html) =>
        Assert.Equal(
            html[^4..].Contains("責任", StringComparison.Ordinal) ? "責任" : "责任单位",
            Reading.Trimmed(
                (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(
                    html
                )
            )
        );

    [Fact]
    public void The_seed_document_reads_the_same_from_a_page()
    {
        var paragraphs = CondensedEdition.Text.Trim('\n').Split('\n').Where(line => line.Length > 0).ToList();
        var page = "<!DOCTYPE html><body>" + string.Concat(paragraphs.Select(line => $"<p>{line}</p>"));
        Assert.Equal(string.Join('\n', paragraphs.Select(line => line.Trim())), Read(page));
    }

    private static string Read(string html) => Reading.Trimmed(Encoding.UTF8.GetBytes(html));
}
