using System.Text.Json.Nodes;
using MediatR;
using Workflows.Engine.Execution;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>An instance's execution log.</summary>
internal static class JournalEndpoints
{
    private static readonly string[] Milestones =
    [
        JournalEvents.Started,
        JournalEvents.Completed,
        JournalEvents.Faulted,
    ];

    public static void MapJournal(this IEndpointRouteBuilder elsa)
    {
        elsa.MapGet("/workflow-instances/{id}/journal", ListByGetAsync).WithName("GetJournal");
        elsa.MapPost("/workflow-instances/{id}/journal", ListAsync).WithName("SearchJournal");
        elsa.MapGet("/workflow-instances/{id}/journal/has-updates", HasUpdatesAsync).WithName("GetJournalHasUpdates");
        elsa.MapGet("/workflow-instances/{id}/journal/{activityId}", LastAsync).WithName("GetLastJournalEntry");
    }

    /// <summary>The execution log, filtered by the body.</summary>
    private static async Task<IResult> ListAsync(
        string id,
        int? page,
        int? pageSize,
        int? skip,
        int? take,
        JournalRequest? request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var size = take ?? pageSize ?? 100;
        var query = new Journal(id, request?.Filter ?? new JournalFilter(), skip ?? (page ?? 0) * size, size);
        var entries = await mediator.Send(query, cancellationToken);
        return Results.Json(
            new { items = entries.Items.Select(WithNodeId), totalCount = entries.Total },
            ElsaJson.Options
        );
    }

    /// <summary>The execution log.</summary>
    private static Task<IResult> ListByGetAsync(
        string id,
        int? page,
        int? pageSize,
        int? skip,
        int? take,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => ListAsync(id, page, pageSize, skip, take, request: null, mediator, cancellationToken);

    /// <summary>What happened last to an activity: begun, completed or failed.</summary>
    private static async Task<IResult> LastAsync(
        string id,
        string activityId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var filter = new JournalFilter(ActivityIds: [activityId], EventNames: Milestones);
        var entries = await mediator.Send(
            new Journal(id, filter, Skip: 0, Take: 1, NewestFirst: true),
            cancellationToken
        );
        return entries.Items is [var entry]
            ? Results.Json(WithNodeId(entry), ElsaJson.Options)
            : throw new NotFoundException("流程日志", activityId);
    }

    /// <summary>Whether anything happened since a moment.</summary>
    private static async Task<bool> HasUpdatesAsync(
        string id,
        DateTimeOffset updatesSince,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var instance = await mediator.Send(new InstanceDetails(id), cancellationToken);
        return instance.Summary.UpdatedAt >= updatesSince;
    }

    // Elsa's journal calls the path nodeId.
    private static JsonObject WithNodeId(string entry)
    {
        var json = JsonNode.Parse(entry)!.AsObject();
        json["nodeId"] = json["activityNodeId"]?.DeepClone();
        return json;
    }
}

/// <summary>Which entries of a journal are wanted.</summary>
internal sealed record JournalRequest(JournalFilter? Filter);
