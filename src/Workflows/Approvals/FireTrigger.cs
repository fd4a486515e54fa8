using System.Text.Json;
using MediatR;
using Workflows.Commands;
using Workflows.Engine.Execution;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Starts the instance a clock trigger is due for, and sets its next moment, in one commit. Safe to run twice.</summary>
/// <param name="TriggerId">The trigger.</param>
public sealed record FireTrigger(Guid TriggerId) : ICommand<Unit>;

internal sealed class FireTriggerHandler(WorkflowsDbContext db, Flow flow, PublishedGraphs graphs, TimeProvider clock)
    : IRequestHandler<FireTrigger, Unit>
{
    public async Task<Unit> Handle(FireTrigger command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var trigger = await db.FindAsync<StoredTrigger>([command.TriggerId], cancellationToken);
        if (trigger?.DueAt is not { } dueAt || dueAt > now)
            return Unit.Value;

        JsonElement? payload = trigger.Payload is null ? null : JsonElement.Parse(trigger.Payload);
        trigger.DueAt = TriggerClock.Next(trigger.Name, payload, dueAt, now);
        var graph = await graphs.GetVersionAsync(trigger.DefinitionVersionId, cancellationToken);
        var request = new StartRequest(Guid.CreateVersion7().ToString("N")) { TriggerActivityId = trigger.ActivityId };
        await flow.StartAsync(graph, request, FlowSubject.None, cancellationToken);
        return Unit.Value;
    }
}
