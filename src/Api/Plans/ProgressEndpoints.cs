using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Api.OpenApi;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder app)
    {
        var progress = app.MapGroup("/api").WithTags("进展 Progress");
        progress.MapPost("/tasks/{id:guid}/reports", ReportAsync).WithName("ReportProgress");
        progress.MapGet("/tasks/{id:guid}/reports", ListReportsAsync).WithName("ListReports");
        progress.MapPost("/reports/{id:guid}/decide", DecideAsync).WithName("DecideReport");
        progress
            .MapGet("/tasks/{id:guid}/targets/{targetId:guid}/entries", ListEntriesAsync)
            .WithName("ListTargetEntries");
        progress.MapPost("/tasks/{id:guid}/targets", AddTargetAsync).WithName("AddTarget");
        progress
            .MapPost("/tasks/{id:guid}/targets/{targetId:guid}/due-day", SetTargetDayAsync)
            .WithName("SetTargetDay");
        progress.MapPost("/target-entries/{id:guid}/reverse", ReverseAsync).WithName("ReverseTargetEntry");
    }

    /// <summary>The office adds a target to a task.</summary>
    private static async Task<Created<TargetDay>> AddTargetAsync(
        Guid id,
        AddTarget command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => TypedResults.Created($"/api/tasks/{id}", await mediator.Send(command with { TaskId = id }, cancellationToken));

    /// <summary>The office sets the day by which a target is to be reached, or takes it away.</summary>
    private static Task<TargetDay> SetTargetDayAsync(
        Guid id,
        Guid targetId,
        SetTargetDay command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id, TargetId = targetId }, cancellationToken);

    /// <summary>A department says how far it is with the task.</summary>
    private static async Task<Created<ReportState>> ReportAsync(
        Guid id,
        ReportProgress command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Created(
            $"/api/tasks/{id}/reports",
            await mediator.Send(command with { TaskId = id }, cancellationToken)
        );

    /// <summary>A task's progress reports, newest first.</summary>
    private static Task<Page<ReportLine>> ListReportsAsync(
        Guid id,
        Choice<ReportStatus>? status,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ReportList(id, status?.Value, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>The reporting department's head approves a report or sends it back.</summary>
    private static Task<ReportState> DecideAsync(
        Guid id,
        DecideReport command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { ReportId = id }, cancellationToken);

    /// <summary>What counts for a target, newest first.</summary>
    private static Task<Page<TargetEntryLine>> ListEntriesAsync(
        Guid id,
        Guid targetId,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new TargetEntryList(id, targetId, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>Takes an entry of a target back by its opposite.</summary>
    private static Task<ReversedEntry> ReverseAsync(
        Guid id,
        ReverseEntry command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { EntryId = id }, cancellationToken);
}
