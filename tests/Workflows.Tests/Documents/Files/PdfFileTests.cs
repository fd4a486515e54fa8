using Workflows.Documents;
using static Workflows.Tests.Documents.Files.PdfFile;

namespace Workflows.Tests.Documents.Files;

/// <summary>A PDF with words reads as paragraphs; one without says so.</summary>
public sealed class PdfFileTests
{
    [Fact]
    public void Lines_are_joined_to_paragraphs_across_pages_without_heads_and_page_numbers()
    {
        var paragraphs = CondensedEdition
            .Text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .ToList();
        Assert.Equal(string.Join('\n', paragraphs), Reading.Trimmed(OfText(string.Join('\n', paragraphs))));
    }

    [Fact]
    public void Words_come_in_reading_order_wherever_the_file_has_them() =>
        Assert.Equal(
            "一、总体要求\n二、重点任务",
            Reading.Trimmed(
                OfPages(
                    Show("务", 160, 600)
                        + Show("二、重点任", 80, 600)
                        + Show("一、总体", 80, 650)
                        + Show("要求", 144, 650)
                )
            )
        );

    [Fact]
    public void Bold_type_printed_twice_is_read_once() =>
        Assert.Equal(
            "一、总体要求",
            Reading.Trimmed(OfPages(Show("一、总体要求", 80, 650) + Show("一、总体要求", 81, 650)))
        );

    [Fact]
    public void A_framed_table_reads_cell_by_cell_across_pages()
    {
        int[] edges = [60, 90, 220, 330, 440, 530];
        string[] heading = ["序号", "重点任务", "牵头单位", "责任单位", "完成时限"];
        var first =
            Show("某市节约用水任务分工表", 160, 780)
            + Table(
                740,
                edges,
                heading,
                [
                    "1",
                    "更换老旧供水管网一百二十公里",
                    "市水利局",
                    "市住房和城乡建设局、市财政局、各区人民政府",
                    "2026年6月底前",
                ],
                ["2", "推广节水器具，年内覆盖", "市住建局", "市发展", "2026年"]
            );
        var second =
            Table(
                780,
                edges,
                heading,
                ["", "全部公共机构", "", "改革委", "11月底前"],
                ["3", "开展宣传", "市委宣传部", "市教育局", "长期坚持"]
            ) + Show("注：牵头单位负总责。", 80, 300);

        Assert.Equal(
            """
            某市节约用水任务分工表
            | 序号 | 重点任务 | 牵头单位 | 责任单位 | 完成时限 |
            | 1 | 更换老旧供水管网一百二十公里 | 市水利局 | 市住房和城乡建设局、市财政局、各区人民政府 | 2026年6月底前 |
            | 2 | 推广节水器具，年内覆盖全部公共机构 | 市住建局 | 市发展改革委 | 2026年11月底前 |
            | 3 | 开展宣传 | 市委宣传部 | 市教育局 | 长期坚持 |
            注：牵头单位负总责。
            """,
            WithoutBlankLines(OfPages(first, second))
        );
    }

    [Fact]
    public void A_cell_merged_in_the_frame_stands_in_every_place_it_covers()
    {
        // The category is one cell beside two rows; the last row is one cell over the whole width.
        var page = new System.Text.StringBuilder();
        foreach (var y in (int[])[700, 670, 610, 580])
        {
            page.Append(Rule(60, y, 500, y));
        }

        page.Append(Rule(160, 640, 500, 640));
        foreach (var x in (int[])[60, 500])
        {
            page.Append(Rule(x, 580, x, 700));
        }

        foreach (var x in (int[])[160, 330])
        {
            page.Append(Rule(x, 610, x, 700));
        }

        page.Append(Show("类别", 64, 680, 12) + Show("任务", 164, 680, 12) + Show("牵头单位", 334, 680, 12));
        page.Append(Show("管网", 64, 634, 12));
        page.Append(Show("更换老旧管网", 164, 650, 12) + Show("市水利局", 334, 650, 12));
        page.Append(Show("新建管网", 164, 620, 12) + Show("市住建局", 334, 620, 12));
        page.Append(Show("二、宣传教育", 64, 590, 12));

        Assert.Equal(
            """
            | 类别 | 任务 | 牵头单位 |
            | 管网 | 更换老旧管网 | 市水利局 |
            | 管网 | 新建管网 | 市住建局 |
            | 二、宣传教育 | 二、宣传教育 | 二、宣传教育 |
            """,
            WithoutBlankLines(OfPages(page.ToString()))
        );
    }

    [Fact]
    public void A_table_without_a_frame_is_told_by_the_gaps_between_its_columns()
    {
        var page =
            Show("某市节约用水任务分工表", 160, 760)
            + Show("序号", 60, 720, 12)
            + Show("任务", 120, 720, 12)
            + Show("牵头单位", 300, 720, 12)
            + Show("责任单位", 420, 720, 12)
            + Show("1", 60, 690, 12)
            + Show("更换老旧供水管网", 120, 690, 12)
            + Show("市水利局", 300, 690, 12)
            + Show("市住房和城乡", 420, 690, 12)
            + Show("建设局", 420, 674, 12)
            + Show("2", 60, 650, 12)
            + Show("推广节水器具", 120, 650, 12)
            + Show("市住建局", 300, 650, 12)
            + Show("各区人民政府", 420, 650, 12)
            + Show("以上任务由牵头单位统筹推进，责任单位按照职责分工抓好落实，重大事项及时报告。", 60, 600, 12);

        Assert.Equal(
            """
            某市节约用水任务分工表
            | 序号 | 任务 | 牵头单位 | 责任单位 |
            | 1 | 更换老旧供水管网 | 市水利局 | 市住房和城乡建设局 |
            | 2 | 推广节水器具 | 市住建局 | 各区人民政府 |
            以上任务由牵头单位统筹推进，责任单位按照职责分工抓好落实，重大事项及时报告。
            """,
            WithoutBlankLines(OfPages(page))
        );
    }

    [Fact]
    public void A_box_around_words_is_no_table()
    {
        var frame =
            Rule(60, 500, 60, 700) + Rule(500, 500, 500, 700) + Rule(60, 700, 500, 700) + Rule(60, 500, 500, 500);

        Assert.Equal(
            "一、总体要求\n二、重点任务",
            Reading.Trimmed(OfPages(frame + Show("一、总体要求", 80, 650) + Show("二、重点任务", 80, 600)))
        );
    }

    [Fact]
    public void A_scan_is_refused_as_such() =>
        Reading.AssertRefused("document_scanned", OfPages("q 595 0 0 842 0 0 cm Q", "q Q"));

    [Fact]
    public void Too_many_pages_are_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            OfPages(Show("甲乙丙丁戊己", 80, 650), Show("甲乙丙丁戊己", 80, 650)),
            new() { MaxPages = 1 }
        );

    [Fact]
    public void A_file_that_takes_too_long_is_refused() =>
        Reading.AssertRefused(
            "document_too_complex",
            OfText(CondensedEdition.Text),
            new() { Timeout = TimeSpan.FromTicks(1) }
        );

    [Fact]
    public void A_stream_that_unpacks_without_end_is_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            OfPages(Show("甲乙丙丁戊己", 80, 650) + new string(' ', 4 * 1024 * 1024)),
            new() { MaxUnpackedBytes = 1024 * 1024 }
        );

    [Fact]
    public void A_pdf_with_a_password_is_refused()
    {
        var encryption =
            $"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{new string('0', 64)}>/U<{new string('1', 64)}>>>/ID[<00><00>]";
        var file = File([Ascii("<</Type/Catalog/Pages 2 0 R>>"), Ascii("<</Type/Pages/Count 0/Kids[]>>")], encryption);
        Reading.AssertRefused("document_encrypted", file);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<</A ", ">>")]
    public void Deep_nesting_harms_nothing(string open, string close)
    {
        const int Depth = 200_000;
        var nested =
            string.Concat(Enumerable.Repeat(open, Depth)) + "1" + string.Concat(Enumerable.Repeat(close, Depth));
        var file = File(
            [Ascii($"<</Type/Catalog/Pages 2 0 R/X {nested}>>"), Ascii("<</Type/Pages/Count 0/Kids[]>>")],
            ""
        );
        Assert.IsType<DocumentException>(Record.Exception(() => Reading.Text(file)));
    }

    [Fact]
    public void Pages_that_hold_themselves_harm_nothing()
    {
        var file = File([Ascii("<</Type/Catalog/Pages 2 0 R>>"), Ascii("<</Type/Pages/Count 1/Kids[2 0 R]>>")], "");
        Assert.IsType<DocumentException>(Record.Exception(() => Reading.Text(file)));
    }

    private static string WithoutBlankLines(byte[] content) =>
        Reading.Trimmed(content).Replace("\n\n", "\n", StringComparison.Ordinal);
}
