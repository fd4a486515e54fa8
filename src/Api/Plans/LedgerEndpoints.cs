using MediatR;
using Workflows.Api.OpenApi;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var ledger = app.MapGroup("/api/ledger").WithTags("台账与统计 Ledger");
        ledger.MapGet("/", ListAsync).WithName("GetLedger");
        ledger.MapGet("/events", ListEventsAsync).WithName("ListLedgerEvents");
        ledger.MapGet("/export", ExportAsync).WithName("ExportLedger").Produces<byte[]>(200, LedgerFile.MediaType);
    }

    /// <summary>One row a task, with what was reached, reported, sent back and extended.</summary>
    private static Task<Page<LedgerRow>> ListAsync(
        [AsParameters] LedgerParameters asked,
        [AsParameters] LedgerOrderParameters order,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        mediator.Send(
            new Ledger(asked.Filter, PageRequest.Of(page, pageSize), order.By, order.IsDescending),
            cancellationToken
        );

    /// <summary>The acts behind the ledger's numbers: results sent back, terms extended, people urged; the latest first.</summary>
    private static Task<Page<LedgerEvent>> ListEventsAsync(
        Choice<RecordSubject> about,
        [AsParameters] LedgerParameters asked,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new LedgerEvents(about.Value, asked.Filter, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>The ledger as a workbook: the same tasks in the same order, with the columns asked for.</summary>
    private static async Task<IResult> ExportAsync(
        [AsParameters] LedgerParameters asked,
        [AsParameters] LedgerOrderParameters order,
        string? columns,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var shown = LedgerColumn.Of(columns);
        var rows = new List<LedgerRow>();
        for (var number = 1; ; number++)
        {
            var page = await mediator.Send(
                new Ledger(asked.Filter, new PageRequest(number, LedgerFile.PageSize), order.By, order.IsDescending),
                cancellationToken
            );
            rows.AddRange(page.Items);
            if (number * LedgerFile.PageSize >= page.Total)
                break;
        }

        return Results.File(LedgerFile.Write(rows, shown), LedgerFile.MediaType, "台账.xlsx");
    }
}
