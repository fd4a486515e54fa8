using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Execution;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Runs a definition until it waits or ends.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="VersionOptions">Which version, in Elsa's words; the published one when empty.</param>
/// <param name="Input">Inputs by name.</param>
/// <param name="CorrelationId">What the instance belongs to outside.</param>
/// <param name="Name">Name of the instance.</param>
/// <param name="TriggerActivityId">The trigger it is started by.</param>
/// <param name="InstanceId">The id to give it; a new one when null.</param>
/// <param name="Variables">Values for variables instead of their defaults.</param>
/// <param name="Request">The HTTP request whose sender waits and may be answered by the flow; null for none.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record StartInstance(
    string DefinitionId,
    string? VersionOptions = null,
    IReadOnlyDictionary<string, object?>? Input = null,
    string? CorrelationId = null,
    string? Name = null,
    string? TriggerActivityId = null,
    string? InstanceId = null,
    IReadOnlyDictionary<string, object?>? Variables = null,
    IReadOnlyDictionary<string, object?>? Request = null
) : ICommand<StartedInstance>;

/// <summary>What became of a start.</summary>
/// <param name="InstanceId">The instance; null when the activation strategy forbade it.</param>
/// <param name="Turn">How far it has come in answering the request.</param>
public sealed record StartedInstance(string? InstanceId, HttpTurn? Turn);

internal sealed class StartInstanceHandler(
    WorkflowsDbContext db,
    PublishedGraphs graphs,
    Activation activation,
    HttpExchange exchange,
    Flow flow
) : IRequestHandler<StartInstance, StartedInstance>
{
    public async Task<StartedInstance> Handle(StartInstance command, CancellationToken cancellationToken)
    {
        var graph = await graphs.GetAsync(command.DefinitionId, command.VersionOptions, cancellationToken);
        if (!await activation.AllowsAsync(graph, command.CorrelationId, cancellationToken))
            return new StartedInstance(InstanceId: null, Turn: null);

        exchange.Begin(command.Request);
        var request = new StartRequest(command.InstanceId ?? Guid.CreateVersion7().ToString("N"))
        {
            Name = command.Name,
            CorrelationId = command.CorrelationId,
            TriggerActivityId = command.TriggerActivityId,
            Input = exchange.AddTo(command.Input ?? new Dictionary<string, object?>(StringComparer.Ordinal)),
            Variables = command.Variables ?? new Dictionary<string, object?>(StringComparer.Ordinal),
        };
        if (command.VersionOptions is not (null or "" or "Published"))
            await FreezeAsync(graph.Id, cancellationToken);
        var instance = await flow.StartAsync(graph, request, FlowSubject.None, cancellationToken);
        return new StartedInstance(instance.Id, exchange.TurnOf(instance));
    }

    // The next edit of a draft that an instance runs makes a new version.
    private Task<int> FreezeAsync(string versionId, CancellationToken cancellationToken) =>
        db.Set<DefinitionVersion>()
            .Where(version => version.Id == versionId && !version.IsFrozen)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(version => version.IsFrozen, true)
                        .SetProperty(version => version.Commits, version => version.Commits + 1),
                cancellationToken
            );
}
