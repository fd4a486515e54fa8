using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Drafts;

/// <summary>Says whether a work item is the asking person's to decide now.</summary>
internal sealed class HeldItems(WorkflowsDbContext db, StandIns standIns, Caller caller)
{
    /// <summary>The work item as it waits for the asking person; null when it does not.</summary>
    /// <exception cref="NotFoundException">There is no such work item.</exception>
    public async Task<WorkItem?> FindAsync(Guid workItemId, CancellationToken cancellationToken)
    {
        var item =
            await db.Set<WorkItem>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == workItemId, cancellationToken)
            ?? throw new NotFoundException("待办", workItemId);
        if (item.State is not (WorkItemState.Open or WorkItemState.Waiting))
            return null;
        if (item.MayBeDecidedBy(caller.Person))
            return item;
        return (await standIns.OfCallerAsync(cancellationToken)).Any(other => other.MayDecide(item)) ? item : null;
    }
}
