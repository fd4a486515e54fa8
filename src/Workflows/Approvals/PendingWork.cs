using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>What is due now and belongs to nobody's request.</summary>
public sealed class PendingWork(WorkflowsDbContext db, TimeProvider clock)
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
