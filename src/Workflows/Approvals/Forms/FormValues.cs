using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>What the steps of a flow filled in so far, this commit's decisions included.</summary>
internal sealed class FormValues(WorkflowsDbContext db)
{
    /// <summary>The value each field had last.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(
        Guid taskId,
        string instanceId,
        CancellationToken cancellationToken
    )
    {
        // Tracked, so that a decision of this commit counts before it is stored.
        var items = await db.Set<WorkItem>()
            .Where(item => item.TaskId == taskId && item.WorkflowInstanceId == instanceId)
            .ToListAsync(cancellationToken);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => item.State is WorkItemState.Done).OrderBy(item => item.CompletedAt))
        foreach (var (name, value) in item.Values)
            values[name] = value;
        return values;
    }
}
