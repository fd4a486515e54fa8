using static Workflows.Tests.Documents.Files.SheetFile;

namespace Workflows.Tests.Documents.Files;

/// <summary>A .xlsx reads as its sheets show it.</summary>
public sealed class SheetFileTests
{
    [Fact]
    public void A_sheet_is_a_table_under_its_title_with_merged_cells_filled() =>
        Assert.Equal(
            "任务分工表\n\n| 序号 | 任务 | 责任单位 |\n| 1 | 宣讲 | 宣传部 |\n| 2 | 宣讲 | 组织部 |",
            Reading.Trimmed(
                Of(
                    (
                        "Sheet1",
                        "visible",
                        Rows(
                            Row(1, Text("A1", "任务分工表")),
                            Row(2, Text("A2", "序号"), Text("B2", "任务"), Shared("D2", 0)),
                            Row(3, Number("A3", "1"), Text("B3", "宣讲"), Shared("D3", 1)),
                            Row(5, Number("A5", "2"), Text("D5", "组织部"))
                        ) + Merges("A1:D1", "B3:C5")
                    )
                )
            )
        );

    [Fact]
    public void Days_months_and_shares_are_written_as_they_are_shown() =>
        Assert.Equal(
            "| 2026年6月30日 | 2026年6月 | 95% | 0.3 |",
            Reading.Trimmed(
                Of(
                    (
                        "工作表1",
                        "visible",
                        Rows(
                            Row(
                                1,
                                Number("A1", "46203", 1),
                                Number("B1", "46203", 3),
                                Number("C1", "0.95", 2),
                                Number("D1", "0.30000000000000004")
                            )
                        )
                    )
                )
            )
        );

    [Fact]
    public void Sheets_come_under_their_names_and_hidden_ones_are_left_out() =>
        Assert.Equal(
            "重点任务\n\n| 甲 | 乙 |",
            Reading.Trimmed(
                Of(
                    ("重点任务", "visible", Rows(Row(1, Text("A1", "甲"), Text("B1", "乙")))),
                    ("草稿", "hidden", Rows(Row(1, Text("A1", "丙"), Text("B1", "丁")))),
                    ("底稿", "veryHidden", Rows(Row(1, Text("A1", "丙"), Text("B1", "丁")))),
                    ("空白", "visible", Rows())
                )
            )
        );

    [Fact]
    public void Cells_far_apart_stand_side_by_side() =>
        Assert.Equal(
            "| 甲 | 乙 |",
            Reading.Trimmed(Of(("Sheet1", "visible", Rows(Row(9, Text("B9", "甲"), Text("XFD9", "乙"))))))
        );
}
