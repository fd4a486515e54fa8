using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Finds work items.</summary>
internal static class WorkItemAccess
{
    /// <summary>The work items that open with this commit.</summary>
    public static IEnumerable<WorkItem> OpenedNow(this WorkflowsDbContext db) =>
        db
            .ChangeTracker.Entries<WorkItem>()
            .Where(entry => entry.State is EntityState.Added)
            .Select(entry => entry.Entity);

    /// <summary>The work item, to be changed in this commit.</summary>
    /// <exception cref="NotFoundException">There is no such work item.</exception>
    public static async Task<WorkItem> FindWorkItemAsync(
        this WorkflowsDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.Set<WorkItem>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
        ?? throw new NotFoundException("待办", id);
}
