using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>What is due now and belongs to nobody's request.</summary>
public sealed class PendingWork(WorkflowsDbContext db, EventOptions events, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>Outbox messages to carry out here, oldest first.</summary>
    public Task<List<Guid>> MessagesAsync(CancellationToken cancellationToken) =>
        Due(message => !OutboxKinds.Departing.Contains(message.Kind), BatchSize).ToListAsync(cancellationToken);

    /// <summary>Outbox messages to other servers, oldest first.</summary>
    public Task<List<Guid>> DeparturesAsync(int limit, CancellationToken cancellationToken) =>
        Due(message => OutboxKinds.Departing.Contains(message.Kind), limit).ToListAsync(cancellationToken);

    /// <summary>Triggers whose moment has come, earliest first.</summary>
    public Task<List<Guid>> TriggersAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<StoredTrigger>()
            .Where(trigger => trigger.DueAt <= now)
            .OrderBy(trigger => trigger.DueAt)
            .Select(trigger => trigger.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many messages were given up on and wait for somebody to have them tried again.</summary>
    public Task<int> ParkedMessagesAsync(CancellationToken cancellationToken) =>
        db.Set<OutboxMessage>().CountAsync(message => message.Parked, cancellationToken);

    /// <summary>Parked events that a running instance waits for, oldest first.</summary>
    /// <remarks>
    /// On PostgreSQL an event and the wait for it may be committed in the same moment, neither seeing the other. A
    /// repaired instance waits for what came while it was faulted.
    /// </remarks>
    public Task<List<Guid>> ParkedEventsAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - events.ParkedFor;
        return db.Set<ParkedEvent>()
            .Where(parked => parked.CreatedAt >= since)
            .Where(parked =>
                db.Set<StoredBookmark>()
                    .Any(bookmark =>
                        bookmark.Hash == parked.Hash
                        && bookmark.Name == Event.StimulusName
                        && (parked.InstanceId == null || bookmark.InstanceId == parked.InstanceId)
                        && (parked.CorrelationId == null || bookmark.CorrelationId == parked.CorrelationId)
                        && db.Set<WorkflowInstance>()
                            .Any(row => row.Id == bookmark.InstanceId && row.Status == WorkflowStatus.Running)
                    )
            )
            .OrderBy(parked => parked.CreatedAt)
            .Select(parked => parked.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Rounds whose term is to be looked at, earliest first.</summary>
    public Task<List<Guid>> TermsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<TermWatch>()
            .Where(watch => watch.DueAt <= now)
            .OrderBy(watch => watch.DueAt)
            .Select(watch => watch.RoundId)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Bookmarks of running instances whose moment has come, earliest first.</summary>
    public Task<List<string>> TimersAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<StoredBookmark>()
            .Where(bookmark => bookmark.DueAt <= now)
            .Where(bookmark =>
                db.Set<WorkflowInstance>()
                    .Any(instance => instance.Id == bookmark.InstanceId && instance.Status == WorkflowStatus.Running)
            )
            .OrderBy(bookmark => bookmark.DueAt)
            .Select(bookmark => bookmark.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    private IQueryable<Guid> Due(Expression<Func<OutboxMessage, bool>> kind, int limit)
    {
        var now = clock.GetUtcNow();
        return db.Set<OutboxMessage>()
            .Where(message => !message.Parked && message.DueAt <= now)
            .Where(kind)
            .OrderBy(message => message.Id)
            .Select(message => message.Id)
            .Take(limit);
    }
}
