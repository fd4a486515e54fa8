using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Hands an event to the instances that wait for it, in the running commit.</summary>
internal sealed class EventDelivery(WorkflowsDbContext db, Flow flow, PublishedGraphs graphs, TimeProvider clock)
{
    public async Task DeliverAsync(PublishEvent published, CancellationToken cancellationToken)
    {
        var hash = StimulusHash.Compute(Event.StimulusName, new EventPayload(published.Name));
        var started = published.InstanceId is null ? await StartAsync(published, hash, cancellationToken) : 0;
        var waiting = await WaitingAsync(hash, published.CorrelationId, published.InstanceId, cancellationToken);
        foreach (var bookmark in waiting)
            await flow.ResumeAsync(bookmark.InstanceId, bookmark.Id, InputOf(published.Payload), cancellationToken);

        if (waiting.Count == 0 && started == 0)
            Park(published, hash);
    }

    /// <summary>Hands a parked event to the instances that wait for it by now; while there are none it stays parked.</summary>
    public async Task DeliverParkedAsync(Guid eventId, CancellationToken cancellationToken)
    {
        if (await db.FindAsync<ParkedEvent>([eventId], cancellationToken) is not { } parked)
            return;

        var waiting = await WaitingAsync(parked.Hash, parked.CorrelationId, parked.InstanceId, cancellationToken);
        if (waiting.Count == 0)
            return;

        db.Remove(parked);
        var input = InputOf(JsonSerializer.Deserialize<object?>(parked.Payload, ElsaJson.Options));
        foreach (var bookmark in waiting)
            await flow.ResumeAsync(bookmark.InstanceId, bookmark.Id, input, cancellationToken);
    }

    /// <summary>What an event bookmark is resumed with.</summary>
    public static IReadOnlyDictionary<string, object?> InputOf(object? payload) =>
        new Dictionary<string, object?>(StringComparer.Ordinal) { [Event.PayloadKey] = payload };

    // Elsa: flows that start with the event come before those that wait for it.
    private async Task<int> StartAsync(PublishEvent published, string hash, CancellationToken cancellationToken)
    {
        var triggers = await db.Set<StoredTrigger>()
            .AsNoTracking()
            .Where(row => row.Hash == hash)
            .ToListAsync(cancellationToken);
        foreach (var trigger in triggers)
        {
            var request = new StartRequest(Guid.CreateVersion7().ToString("N"))
            {
                CorrelationId = published.CorrelationId,
                TriggerActivityId = trigger.ActivityId,
                Input = InputOf(published.Payload),
            };
            var graph = await graphs.GetVersionAsync(trigger.DefinitionVersionId, cancellationToken);
            await flow.StartAsync(graph, request, FlowSubject.None, cancellationToken);
        }

        return triggers.Count;
    }

    // A faulted instance does not wait: its event stays parked until it is repaired.
    private Task<List<StoredBookmark>> WaitingAsync(
        string hash,
        string? correlationId,
        string? instanceId,
        CancellationToken cancellationToken
    ) =>
        db.Set<StoredBookmark>()
            .AsNoTracking()
            .Where(bookmark => bookmark.Hash == hash && bookmark.Name == Event.StimulusName)
            .Where(bookmark => correlationId == null || bookmark.CorrelationId == correlationId)
            .Where(bookmark => instanceId == null || bookmark.InstanceId == instanceId)
            .Where(bookmark =>
                db.Set<WorkflowInstance>()
                    .Any(row => row.Id == bookmark.InstanceId && row.Status == WorkflowStatus.Running)
            )
            .OrderBy(bookmark => bookmark.Id)
            .ToListAsync(cancellationToken);

    // Elsa: an event that comes a little before the flow waits for it is not lost.
    private void Park(PublishEvent published, string hash) =>
        db.Add(
            new ParkedEvent
            {
                Hash = hash,
                CorrelationId = published.CorrelationId,
                InstanceId = published.InstanceId,
                Payload = JsonSerializer.Serialize(published.Payload, ElsaJson.Options),
                CreatedAt = clock.GetUtcNow(),
            }
        );
}
