using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Hands an event to the instances that wait for it, in the running commit.</summary>
internal sealed class EventDelivery(WorkflowsDbContext db, Flow flow, TimeProvider clock)
{
    public async Task DeliverAsync(PublishEvent published, CancellationToken cancellationToken)
    {
        var hash = StimulusHash.Compute(Event.StimulusName, new EventPayload(published.Name));
        var waiting = await WaitingAsync(published, hash, cancellationToken);
        foreach (var bookmark in waiting)
            await flow.ResumeAsync(bookmark.InstanceId, bookmark.Id, InputOf(published.Payload), cancellationToken);

        if (waiting.Count == 0)
            Park(published, hash);
    }

    /// <summary>What an event bookmark is resumed with.</summary>
    public static IReadOnlyDictionary<string, object?> InputOf(object? payload) =>
        new Dictionary<string, object?>(StringComparer.Ordinal) { [Event.PayloadKey] = payload };

    private Task<List<StoredBookmark>> WaitingAsync(
        PublishEvent published,
        string hash,
        CancellationToken cancellationToken
    ) =>
        db.Set<StoredBookmark>()
            .AsNoTracking()
            .Where(bookmark => bookmark.Hash == hash && bookmark.Name == Event.StimulusName)
            .Where(bookmark => published.CorrelationId == null || bookmark.CorrelationId == published.CorrelationId)
            .Where(bookmark => published.InstanceId == null || bookmark.InstanceId == published.InstanceId)
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
