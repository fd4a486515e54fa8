using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Execution;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Http;

/// <summary>Hands a request to the one who listens: an instance is started or goes on, in one commit before any answer.</summary>
/// <param name="Listener">Who listens.</param>
/// <param name="Request">The request as plain data.</param>
/// <param name="InstanceId">The id to give a started instance; a new one when null (Elsa lets the caller choose).</param>
/// <param name="CorrelationId">The correlation id of a started instance.</param>
public sealed record ReceiveHttpRequest(
    HttpListener Listener,
    IReadOnlyDictionary<string, object?> Request,
    string? InstanceId,
    string? CorrelationId
) : ICommand<HttpTurn>;

internal sealed class ReceiveHttpRequestHandler(
    WorkflowsDbContext db,
    PublishedGraphs graphs,
    HttpExchange exchange,
    Flow flow
) : IRequestHandler<ReceiveHttpRequest, HttpTurn>
{
    private static readonly Dictionary<string, object?> NoInput = new(StringComparer.Ordinal);

    public async Task<HttpTurn> Handle(ReceiveHttpRequest command, CancellationToken cancellationToken)
    {
        exchange.Begin(command.Request);
        return exchange.TurnOf(
            command.Listener.BookmarkId is { } bookmarkId
                ? await ResumeAsync(command.Listener.InstanceId!, bookmarkId, cancellationToken)
                : await StartAsync(command, cancellationToken)
        );
    }

    private async Task<WorkflowInstance> StartAsync(ReceiveHttpRequest command, CancellationToken cancellationToken)
    {
        var id = command.InstanceId ?? Guid.CreateVersion7().ToString("N");
        if (
            command.InstanceId is not null
            && await db.Set<WorkflowInstance>().AnyAsync(instance => instance.Id == id, cancellationToken)
        )
            throw new RuleException("instance_exists", $"已有编号为“{id}”的流程实例，请换一个编号。");

        var graph = await graphs.GetVersionAsync(command.Listener.DefinitionVersionId!, cancellationToken);
        var request = new StartRequest(id)
        {
            CorrelationId = command.CorrelationId,
            TriggerActivityId = command.Listener.TriggerActivityId,
            Input = exchange.AddTo(NoInput),
        };
        return await flow.StartAsync(graph, request, FlowSubject.None, cancellationToken);
    }

    // Two callers of one endpoint: the second finds nobody waiting any more.
    private async Task<WorkflowInstance> ResumeAsync(
        string instanceId,
        string bookmarkId,
        CancellationToken cancellationToken
    )
    {
        var resumed = await flow.ResumeAsync(instanceId, bookmarkId, exchange.AddTo(NoInput), cancellationToken);
        return resumed
            ? (await db.FindAsync<WorkflowInstance>([instanceId], cancellationToken))!
            : throw new NotFoundException("等待请求的流程", instanceId);
    }
}
