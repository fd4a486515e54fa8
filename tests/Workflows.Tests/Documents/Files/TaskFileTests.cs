using System.Globalization;
using Workflows.Documents;

namespace Workflows.Tests.Documents.Files;

/// <summary>A table of tasks means the same whatever file it comes in.</summary>
public sealed class TaskFileTests
{
    private static readonly string[][] Rows =
    [
        ["序号", "类别", "工作任务", "具体措施", "责任领导", "责任单位（★为牵头单位）", "完成时限"],
        [
            "1",
            "管网改造",
            "更换老旧管网",
            "年内更换主管20公里",
            "陈某某",
            "★市水利局、市住建局\n各区人民政府",
            "2026年6月30日",
        ],
        ["2", "", "推广节水器具", "覆盖全部公共机构", "李某某", "市机关事务局", "2026年9月底"],
        ["3", "宣传教育", "组织节水宣讲", "不少于12场", "李某某", "市教育局、★市委宣传部", "长期坚持"],
    ];

    private static readonly string[] Expected =
    [
        "1 更换老旧管网|市水利局|市住建局、各区人民政府|Column|2026-06-30",
        "2 推广节水器具|市机关事务局||SoleUnit|2026-09-30",
        "3 组织节水宣讲|市委宣传部|市教育局|Column|",
    ];

    [Fact]
    public void A_spreadsheet_of_tasks_with_merged_cells() =>
        AssertTasks(
            SheetFile.Of(
                (
                    "任务分解表",
                    "visible",
                    SheetFile.Rows([
                        SheetFile.Row(1, SheetFile.Text("A1", "某市节约用水任务分解表")),
                        .. Rows.Select(
                            (cells, row) =>
                                SheetFile.Row(
                                    row + 2,
                                    [
                                        .. cells.Select(
                                            (cell, column) =>
                                                SheetFile.Text(
                                                    string.Create(
                                                        CultureInfo.InvariantCulture,
                                                        $"{(char)('A' + column)}{row + 2}"
                                                    ),
                                                    cell
                                                )
                                        ),
                                    ]
                                )
                        ),
                    ]) + SheetFile.Merges("A1:G1", "B3:B4")
                )
            )
        );

    [Fact]
    public void A_word_document_of_tasks_with_merged_cells() =>
        AssertTasks(
            WordFile.Of(
                WordFile.Paragraph("某市节约用水任务分解表")
                    + WordFile.Table([
                        .. Rows.Select(
                            (cells, row) =>
                                WordFile.Row([
                                    .. cells.Select(
                                        (cell, column) =>
                                            WordFile.Cell(
                                                cell,
                                                (row, column) switch
                                                {
                                                    (1, 1) => "<w:vMerge w:val=\"restart\"/>",
                                                    (2, 1) => "<w:vMerge/>",
                                                    _ => "",
                                                }
                                            )
                                    ),
                                ])
                        ),
                    ])
            )
        );

    [Fact]
    public void A_pdf_of_tasks() =>
        AssertTasks(
            PdfFile.OfPages(
                PdfFile.Show("某市节约用水任务分解表", 180, 780)
                    + PdfFile.Table(
                        740,
                        [40, 80, 140, 240, 330, 390, 500, 580],
                        [
                            .. Rows.Select(row =>
                                row.Select(cell => cell.Replace("\n", "，", StringComparison.Ordinal)).ToArray()
                            ),
                        ]
                    )
            )
        );

    private static void AssertTasks(byte[] file)
    {
        var plan = PlanReader.Read(Reading.Text(file));

        Assert.Equal("某市节约用水任务分解表", plan.Title);
        Assert.Equal(
            Expected,
            plan.Tasks.Select(task =>
                $"{task.Number} {task.Title}|{string.Join('、', task.Lead)}|{string.Join('、', task.Participants)}|{task.LeadBasis}|{task.DueOn:yyyy-MM-dd}"
            )
        );
    }
}
