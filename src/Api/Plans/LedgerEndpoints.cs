using System.Globalization;
using System.Text;
using MediatR;
using Workflows.Api.OpenApi;
using Workflows.Organization;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class LedgerEndpoints
{
    private const int ExportPageSize = 200;

    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("台账与统计 Ledger");
        api.MapGet("/ledger", ListAsync).WithName("GetLedger");
        api.MapGet("/ledger/export", ExportAsync).WithName("ExportLedger").Produces<string>(200, "text/csv");
        api.MapGet("/statistics/departments", DepartmentsAsync).WithName("GetDepartmentStatistics");
        api.MapGet("/statistics/sections", SectionsAsync).WithName("GetSectionStatistics");
    }

    /// <summary>One row a task, with what was reached, reported, sent back and extended.</summary>
    private static Task<Page<LedgerRow>> ListAsync(
        Guid? planId,
        Guid? departmentId,
        Choice<PlanTaskStatus>? status,
        Choice<Light>? light,
        string? search,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        mediator.Send(
            new Ledger(
                new LedgerFilter(planId, departmentId, status?.Value, light?.Value, search),
                PageRequest.Of(page, pageSize)
            ),
            cancellationToken
        );

    /// <summary>The ledger as a file for a spreadsheet.</summary>
    private static async Task<IResult> ExportAsync(
        Guid? planId,
        Guid? departmentId,
        Choice<PlanTaskStatus>? status,
        Choice<Light>? light,
        string? search,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var filter = new LedgerFilter(planId, departmentId, status?.Value, light?.Value, search);
        var text = new StringBuilder(LedgerCsv.Header);
        for (var number = 1; ; number++)
        {
            var page = await mediator.Send(
                new Ledger(filter, new PageRequest(number, ExportPageSize)),
                cancellationToken
            );
            foreach (var row in page.Items)
                text.Append(LedgerCsv.Line(row));
            if (number * ExportPageSize >= page.Total)
                break;
        }

        // Spreadsheets take a file without the mark for one in the machine's old encoding.
        byte[] content = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
        return Results.File(content, "text/csv; charset=utf-8", "台账.csv");
    }

    /// <summary>How each department keeps the tasks it leads.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> DepartmentsAsync(
        Guid? planId,
        DateOnly? from,
        DateOnly? to,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new SupervisionStatistics(StatisticsBy.Department, planId, from, to), cancellationToken);

    /// <summary>How the tasks of each section are kept.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> SectionsAsync(
        Guid? planId,
        DateOnly? from,
        DateOnly? to,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new SupervisionStatistics(StatisticsBy.Section, planId, from, to), cancellationToken);
}

/// <summary>Writes rows of the ledger as comma-separated values (RFC 4180).</summary>
internal static class LedgerCsv
{
    public const string Header =
        "方案,序号,任务,章节,牵头部门,参与部门,指标,状态,时限,灯,交办日,签收日,签收超时,最近进展,完成比例,退回次数,延期次数,催办次数,办结日,销号日\r\n";

    public static string Line(LedgerRow row) =>
        string.Join(
            ',',
            new[]
            {
                row.Plan.Title,
                row.Number,
                row.Title,
                row.Section,
                row.Lead.Name,
                string.Join('、', row.Participants.Select(department => department.Name)),
                string.Join('；', row.Targets.Select(Describe)),
                StatusName.Of(row.Status),
                row.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                row.Light switch
                {
                    Light.Green => "绿",
                    Light.Yellow => "黄",
                    Light.Red => "红",
                    _ => "",
                },
                Day(row.HandedOutAt),
                Day(row.AcceptedAt),
                row.AcceptedLate ? "是" : "",
                row.LatestReport?.Text,
                row.LatestReport is { } report ? $"{report.Percent}%" : "",
                Number(row.ReturnCount),
                Number(row.ExtensionCount),
                Number(row.UrgeCount),
                Day(row.CompletedAt),
                Day(row.ClosedAt),
            }.Select(Cell)
        ) + "\r\n";

    private static string Describe(LedgerTarget target) =>
        target.Quantity is null
            ? target.Text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Text}（{target.Reached:0.##}/{target.Quantity:0.##}{target.Unit}）"
            );

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateTimeOffset? moment) =>
        moment is { } at ? OfficeTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    // A spreadsheet would run a text that begins like a formula.
    private static string Cell(string? text)
    {
        text ??= "";
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
