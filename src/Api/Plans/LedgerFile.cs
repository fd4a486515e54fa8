using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Workflows.Organization;
using Workflows.Plans;

namespace Workflows.Api.Plans;

/// <summary>Rows of the ledger as a workbook with one sheet. Texts stay texts, whatever they begin with.</summary>
internal static class LedgerFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const int PageSize = 200;

    public static byte[] Write(IReadOnlyList<LedgerRow> rows, IReadOnlyList<LedgerColumn> columns)
    {
        using var content = new MemoryStream();
        content.SaveAs(
            rows.Select(row =>
                columns.ToDictionary(column => column.Title, column => column.Cell(row), StringComparer.Ordinal)
            ),
            sheetName: "台账",
            configuration: new OpenXmlConfiguration
            {
                EnableAutoWidth = true,
                FastMode = true,
                MaxWidth = 60,
            }
        );
        return content.ToArray();
    }
}

/// <summary>A column of the ledger's file.</summary>
/// <param name="Name">What an address calls it.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Cell">What stands in it.</param>
internal sealed record LedgerColumn(string Name, string Title, Func<LedgerRow, object?> Cell)
{
    private static readonly IReadOnlyList<LedgerColumn> All =
    [
        new("number", "序号", row => row.Number),
        new("task", "任务", row => row.Title),
        new("plan", "方案", row => row.Plan.Title),
        new("section", "章节", row => row.Section),
        new("lead", "牵头部门", row => row.Lead.Name),
        new(
            "participants",
            "参与部门",
            row => string.Join('、', row.Participants.Select(department => department.Name))
        ),
        new("targets", "指标", row => string.Join('；', row.Targets.Select(Describe))),
        new("status", "状态", row => StatusName.Of(row.Status)),
        new("dueOn", "时限", row => Day(row.DueOn)),
        new("light", "灯", row => NameOf(row.Light)),
        new("progress", "完成比例", row => row.LatestReport is { } report ? $"{report.Percent}%" : null),
        new("latest", "最近进展", row => row.LatestReport?.Text),
        new("subtasks", "子任务（完成/全部）", Subtasks),
        new("handedOut", "交办日", row => Day(row.HandedOutAt)),
        new("accepted", "签收日", row => Day(row.AcceptedAt)),
        new("acceptedLate", "签收超时", row => row.AcceptedLate ? "是" : null),
        new("returns", "退回次数", row => row.ReturnCount),
        new("extensions", "延期次数", row => row.ExtensionCount),
        new("urges", "催办次数", row => row.UrgeCount),
        new("completed", "办结日", row => Day(row.CompletedAt)),
        new("closed", "销号日", row => Day(row.ClosedAt)),
    ];

    /// <summary>The columns with these names, separated by commas, in the order given; all where nothing is said.</summary>
    /// <exception cref="InvalidRequestException">There is no column of a name.</exception>
    public static IReadOnlyList<LedgerColumn> Of(string? names)
    {
        if (string.IsNullOrEmpty(names))
            return All;

        return
        [
            .. names
                .Split(',')
                .Distinct(StringComparer.Ordinal)
                .Select(name =>
                    All.FirstOrDefault(column => column.Name == name)
                    ?? throw new InvalidRequestException(
                        "unknown_column",
                        "columns",
                        $"没有名为“{name}”的列；可用的列：{string.Join('、', All.Select(column => column.Name))}。"
                    )
                ),
        ];
    }

    private static string Describe(LedgerTarget target) =>
        target.Quantity is null
            ? target.Text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Text}（{target.Reached:0.##}/{target.Quantity:0.##}{target.Unit}）"
            );

    private static string? Subtasks(LedgerRow row) =>
        row.SubtaskCount > 0 ? $"{row.SubtaskCount - row.OpenSubtaskCount}/{row.SubtaskCount}" : null;

    private static string? NameOf(Light? light) =>
        light switch
        {
            Light.Green => "绿",
            Light.Yellow => "黄",
            Light.Red => "红",
            _ => null,
        };

    private static string? Day(DateTimeOffset? moment) => moment is { } at ? Day(OfficeTime.DayOf(at)) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
