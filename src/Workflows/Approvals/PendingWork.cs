using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>What is due now and belongs to nobody's request.</summary>
public sealed class PendingWork(WorkflowsDbContext db, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>Outbox messages to carry out, oldest first.</summary>
    public Task<List<Guid>> MessagesAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<OutboxMessage>()
            .Where(message => !message.Parked && message.DueAt <= now)
            .OrderBy(message => message.Id)
            .Select(message => message.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

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
}
