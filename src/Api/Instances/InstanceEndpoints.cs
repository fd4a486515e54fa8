using MediatR;
using Workflows.Api.OpenApi;
using Workflows.Engine.Instances;
using Workflows.Instances.Overview;

namespace Workflows.Api.Instances;

/// <summary>Running and ended flows as the office reads them; repairs are Elsa's routes under <c>/elsa/api/alterations</c>.</summary>
internal static class InstanceEndpoints
{
    public static void MapInstances(this IEndpointRouteBuilder app)
    {
        var instances = app.MapGroup("/api/instances").WithTags("流程实例 Instances");
        instances.MapGet("/", ListAsync).WithName("ListInstances");
        instances.MapGet("/counts", CountsAsync).WithName("CountInstances");
        instances.MapGet("/{id}", GetAsync).WithName("GetInstance");
        instances.MapGet("/{id}/journal", JournalAsync).WithName("GetInstanceJournal");
    }

    /// <summary>Instances with what they serve, where they wait and what failed; those that moved last first.</summary>
    private static Task<Page<InstanceLine>> ListAsync(
        string? search,
        string? definitionId,
        int? version,
        Choice<WorkflowStatus>? status,
        Choice<WorkflowSubStatus>? subStatus,
        bool? hasIncidents,
        Guid? taskId,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        mediator.Send(
            new OfficeInstances(PageRequest.Of(page, pageSize))
            {
                Search = search,
                DefinitionId = definitionId,
                Version = version,
                Status = status?.Value,
                SubStatus = subStatus?.Value,
                HasIncidents = hasIncidents,
                TaskId = taskId,
            },
            cancellationToken
        );

    /// <summary>How many instances run, failed and ended on each version of some definitions.</summary>
    private static Task<IReadOnlyList<InstanceCount>> CountsAsync(
        string[] definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new InstanceCounts(definitionId), cancellationToken);

    /// <summary>One instance, and for whom it waits.</summary>
    private static Task<InstanceOverview> GetAsync(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new OfficeInstance(id), cancellationToken);

    /// <summary>What happened to an instance, step by step, the newest first.</summary>
    private static Task<Page<StoryLine>> JournalAsync(
        string id,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new InstanceStory(id, PageRequest.Of(page, pageSize)), cancellationToken);
}
