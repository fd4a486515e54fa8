using MediatR;
using Workflows.Definitions;
using Workflows.Engine.Instances;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>What is done to many instances: some at a time, each lot in a commit of its own.</summary>
internal static class BulkInstanceEndpoints
{
    private const int Lot = 50;
    private const int MostDispatched = 1000;

    public static void MapBulkInstances(this IEndpointRouteBuilder elsa)
    {
        elsa.MapPost("/bulk-actions/cancel/workflow-instances", CancelAsync).WithName("CancelWorkflowInstances");
        elsa.MapPost("/bulk-actions/delete/workflow-instances", DeleteAsync)
            .WithName("DeleteMatchingWorkflowInstances");
        elsa.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteAsync).WithName("DeleteWorkflowInstances");
        elsa.MapPost("/workflow-definitions/{definitionId}/bulk-dispatch", DispatchAsync)
            .WithName("BulkDispatchWorkflow");
    }

    /// <summary>Stops instances and their children: by id, of a definition, or by filter.</summary>
    private static async Task<IResult> CancelAsync(
        BulkRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var filter = await FilterOfAsync(request, mediator, cancellationToken);
        var cancelled = 0;
        await ForEachLotAsync(
            filter with
            {
                Statuses = [WorkflowStatus.Running],
            },
            async ids => cancelled += (await mediator.Send(new CancelInstances(ids), cancellationToken)).Cancelled,
            mediator,
            cancellationToken
        );
        return Results.Json(new { cancelled }, ElsaJson.Options);
    }

    /// <summary>Deletes instances: by id, of a definition, or by filter.</summary>
    private static async Task<IResult> DeleteAsync(
        BulkRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var deleted = 0;
        await ForEachLotAsync(
            await FilterOfAsync(request, mediator, cancellationToken),
            async ids => deleted += (await mediator.Send(new DeleteInstances(ids), cancellationToken)).Deleted,
            mediator,
            cancellationToken
        );
        return Results.Json(new { deleted }, ElsaJson.Options);
    }

    /// <summary>Starts a definition several times and answers with the instances' ids.</summary>
    private static async Task<IResult> DispatchAsync(
        string definitionId,
        BulkDispatchRequest? request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var count = request?.Count ?? 1;
        if (count is < 1 or > MostDispatched)
            throw new InvalidRequestException(
                "count_out_of_range",
                "count",
                $"一次启动 1 到 {MostDispatched} 个实例。"
            );

        var ids = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var command = new StartInstance(
                definitionId,
                request?.VersionOptions,
                request?.Input,
                request?.CorrelationId,
                TriggerActivityId: request?.TriggerActivityId
            );
            if ((await mediator.Send(command, cancellationToken)).InstanceId is { } id)
                ids.Add(id);
        }

        return Results.Json(new { workflowInstanceIds = ids }, ElsaJson.Options);
    }

    private static async Task ForEachLotAsync(
        InstanceFilter filter,
        Func<IReadOnlyList<string>, Task> act,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var after = "";
        while (true)
        {
            var ids = await mediator.Send(new MatchingInstances(filter, after, Lot), cancellationToken);
            if (ids.Count == 0)
                return;
            await act(ids);
            after = ids[^1];
        }
    }

    private static async Task<InstanceFilter> FilterOfAsync(
        BulkRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (request.Filter is { } filter)
            return filter;
        if (request.DefinitionId is not { Length: > 0 } definitionId)
            return new InstanceFilter
            {
                WorkflowInstanceIds = request.Ids,
                DefinitionVersionIds = request.DefinitionVersionId is { } version ? [version] : null,
            };

        var versions = await mediator.Send(
            new DefinitionList(
                new DefinitionFilter(request.VersionOptions, DefinitionIds: [definitionId]),
                DefinitionOrder.Version,
                Descending: true,
                PageRequest.Of(1, 200)
            ),
            cancellationToken
        );
        return versions.Items.Count == 0
            ? throw new NotFoundException("流程定义", definitionId)
            : new InstanceFilter { DefinitionVersionIds = [.. versions.Items.Select(version => version.Id)] };
    }
}

/// <summary>The instances a bulk action is for: by id, by definition and version, or by filter.</summary>
internal sealed record BulkRequest(
    IReadOnlyList<string>? Ids,
    string? DefinitionId,
    string? DefinitionVersionId,
    string? VersionOptions,
    InstanceFilter? Filter
);

/// <summary>How often to start a definition, and with what.</summary>
internal sealed record BulkDispatchRequest(
    int? Count,
    IReadOnlyDictionary<string, object?>? Input,
    string? CorrelationId,
    string? TriggerActivityId,
    string? VersionOptions
);
