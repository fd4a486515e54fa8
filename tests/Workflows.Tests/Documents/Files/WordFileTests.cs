using static Workflows.Tests.Documents.Files.WordFile;

namespace Workflows.Tests.Documents.Files;

/// <summary>A .docx reads as a person reads it: numbers that Word counts, changes accepted, merged cells filled.</summary>
public sealed class WordFileTests
{
    [Fact]
    public void Paragraphs_and_tables_come_in_order() =>
        Assert.Equal(
            "前文\n\n| 任务 | 责任单位 |\n| 宣讲 | 宣传部 |\n\n后文",
            Reading.Trimmed(
                Of(
                    Paragraph("前文")
                        + Table(Row(Cell("任务"), Cell("责任\n单位")), Row(Cell("宣讲"), Cell("宣传部")))
                        + Paragraph("后文")
                )
            )
        );

    [Fact]
    public void Units_in_bold_or_black_type_among_others_keep_it_and_other_bold_is_layout()
    {
        const string bold = "<w:rPr><w:b/></w:rPr>";
        const string heavy = "<w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr>";
        var paragraph =
            "<w:p>"
            + Styled("责任单位：", bold)
            + Run("市水务局、")
            + Styled("市住建", heavy)
            + Styled("局", bold)
            + Run("、市财政局")
            + "</w:p><w:p>"
            + Styled("责任单位：市水务局、市住建局", bold)
            + "</w:p>";
        Assert.Equal(
            "责任单位：市水务局、**市住建局**、市财政局\n责任单位：市水务局、市住建局",
            Reading.Trimmed(Of(paragraph))
        );

        static string Styled(string text, string style) => $"<w:r>{style}<w:t>{text}</w:t></w:r>";
    }

    [Fact]
    public void Levels_count_under_each_other_and_restart()
    {
        var list = List(
            1,
            Level(0, "chineseCountingThousand", "%1、"),
            Level(1, "chineseCounting", "（%2）"),
            Level(2, "decimal", "%1.%3.", "<w:isLgl/>")
        );
        var body =
            Item("总体", 1)
            + Item("甲", 1, 1)
            + Item("乙", 1, 1)
            + Item("细", 1, 2)
            + Item("保障", 1)
            + Item("丙", 1, 1);
        Assert.Equal("一、总体\n（一）甲\n（二）乙\n1.1. 细\n二、保障\n（一）丙", Reading.Trimmed(Of(body, list)));
    }

    [Fact]
    public void A_level_that_never_restarts_runs_on()
    {
        var list = List(
            1,
            Level(0, "chineseCounting", "%1、"),
            Level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")
        );
        var body = Item("甲", 1) + Item("一", 1, 1) + Item("二", 1, 1) + Item("乙", 1) + Item("三", 1, 1);
        Assert.Equal("一、甲\n1. 一\n2. 二\n二、乙\n3. 三", Reading.Trimmed(Of(body, list)));
    }

    [Fact]
    public void Lists_of_one_definition_count_together_unless_one_starts_anew()
    {
        var lists =
            Definition(7, Level(0, "decimal", "%1．"))
            + Use(1, 7)
            + Use(2, 7)
            + Use(3, 7, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>");
        var body = Item("甲", 1) + Item("乙", 2) + Item("丙", 3) + Item("丁", 3);
        Assert.Equal("1．甲\n2．乙\n1．丙\n2．丁", Reading.Trimmed(Of(body, lists)));
    }

    [Fact]
    public void A_style_brings_its_number_and_its_level()
    {
        const string Styles = """
            <w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H2"/></w:style>
            """;
        var list = List(
            1,
            Level(0, "chineseCounting", "第%1条", "<w:pStyle w:val=\"H1\"/>"),
            Level(1, "decimalEnclosedCircle", "%2", "<w:suff w:val=\"nothing\"/><w:pStyle w:val=\"H2\"/>")
        );
        var body =
            Paragraph("甲", "<w:pStyle w:val=\"H1\"/>")
            + Paragraph("一", "<w:pStyle w:val=\"H2\"/>")
            + Paragraph("二", "<w:pStyle w:val=\"Own\"/>")
            + Paragraph("无号", "<w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>");
        Assert.Equal("第一条 甲\n①一\n②二\n无号", Reading.Trimmed(Of(body, list, Styles)));
    }

    [Theory]
    [InlineData("decimal", 12, "12")]
    [InlineData("decimalZero", 3, "03")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("chineseCounting", 21, "二十一")]
    [InlineData("chineseCountingThousand", 10, "十")]
    [InlineData("chineseCountingThousand", 105, "一百零五")]
    [InlineData("chineseLegalSimplified", 12, "壹拾贰")]
    [InlineData("ideographDigital", 20, "二〇")]
    [InlineData("ideographTraditional", 3, "丙")]
    [InlineData("ideographEnclosedCircle", 2, "㊁")]
    [InlineData("decimalEnclosedCircle", 21, "㉑")]
    [InlineData("decimalEnclosedParen", 3, "⑶")]
    [InlineData("decimalFullWidth", 10, "１０")]
    [InlineData("none", 1, "")]
    public void A_number_is_written_in_its_format(string format, int number, string written) =>
        Assert.Equal(
            $"（{written}）事",
            Reading.Trimmed(Of(Item("事", 1), List(1, Level(0, format, "（%1）", start: number))))
        );

    [Fact]
    public void Merged_cells_stand_in_every_place_they_cover()
    {
        var table = Table(
            Row(Cell("任务"), Cell("单位", "<w:gridSpan w:val=\"2\"/>")),
            Row(Cell("宣讲", "<w:vMerge w:val=\"restart\"/>"), Cell("宣传部"), Cell("组织部")),
            Row(Cell("", "<w:vMerge/>"), Cell("学校|企业"), Cell(""))
        );
        Assert.Equal(
            "| 任务 | 单位 | 单位 |\n| 宣讲 | 宣传部 | 组织部 |\n| 宣讲 | 学校\\|企业 |  |",
            Reading.Trimmed(Of(table))
        );
    }

    [Fact]
    public void A_title_row_and_a_frame_are_lines_and_lines_of_a_cell_are_statements()
    {
        var table = Table(
            Row(Cell("任务分工表", "<w:gridSpan w:val=\"2\"/>")),
            Row(Cell("任务"), Cell("单位")),
            Row(Cell("宣讲\n培训，\n总结"), Cell("宣传部"))
        );
        Assert.Equal(
            "任务分工表\n\n| 任务 | 单位 |\n| 宣讲；培训，总结 | 宣传部 |\n\n框里\n两段",
            Reading.Trimmed(Of(table + Table(Row(Cell("框里\n两段")))))
        );
    }

    [Fact]
    public void A_table_in_a_cell_is_part_of_the_cell()
    {
        var inner = Table(Row(Cell("甲"), Cell("一")), Row(Cell("乙"), Cell("二")));
        var outer = Table(Row(Cell("任务"), $"<w:tc>{inner}<w:p/></w:tc>"));
        Assert.Equal("| 任务 | 甲 一；乙 二 |", Reading.Trimmed(Of(outer)));
    }

    [Fact]
    public void Changes_are_accepted()
    {
        var paragraph =
            $"<w:p>{Run("由")}<w:del><w:r><w:delText>甲部</w:delText></w:r></w:del><w:ins>{Run("乙部")}</w:ins>"
            + $"<w:moveFrom>{Run("移走")}</w:moveFrom><w:moveTo>{Run("移来")}</w:moveTo>{Run("负责")}</w:p>";
        var joined = Paragraph("前半", "<w:rPr><w:del/></w:rPr>") + Paragraph("后半");
        var rows = Table(
            Row(Cell("甲"), Cell("乙")),
            $"<w:tr><w:trPr><w:del/></w:trPr>{Cell("丙")}{Cell("丁")}</w:tr>"
        );
        Assert.Equal("由乙部移来负责\n前半后半\n\n| 甲 | 乙 |", Reading.Trimmed(Of(paragraph + joined + rows)));
    }

    [Fact]
    public void What_a_reader_does_not_see_is_left_out()
    {
        var body =
            $"<w:p>{Run("正")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>"
            + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>文\u00AD字</w:t><w:softHyphen/><w:noBreakHyphen/><w:tab/><w:t>尾</w:t></w:r></w:p>"
            + Paragraph("第一章	1", "<w:pStyle w:val=\"TOC1\"/>")
            + "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>";
        Assert.Equal("正文字- 尾\n上\n下", Reading.Trimmed(Of(body)));
    }

    [Fact]
    public void A_text_box_is_read_once_after_the_paragraph_it_stands_in()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>";
        var body =
            $"<w:p>{Run("文")}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{Box}</mc:Choice>"
            + $"<mc:Fallback>{Box}</mc:Fallback></mc:AlternateContent></w:r></w:p>";
        Assert.Equal("文\n框", Reading.Trimmed(Of(body)));
    }

    [Fact]
    public void The_seed_document_reads_the_same_from_word() =>
        Assert.Equal(CondensedEdition.Text.Trim('\n'), Reading.Trimmed(OfText(CondensedEdition.Text)));
}
