using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Inbox;

/// <summary>Finds what waits for the asking person, and for those whom he stands in for.</summary>
internal sealed class OpenWorkItems(WorkflowsDbContext db, StandIns standIns, Caller caller)
{
    /// <summary>The open work items, in no order.</summary>
    public async Task<IQueryable<WorkItem>> OfCallerAsync(CancellationToken cancellationToken)
    {
        var others = await standIns.OfCallerAsync(cancellationToken);
        var held = others.Aggregate(
            HeldBy(caller.Person, definitionId: null),
            (any, other) => any.Or(HeldBy(other.Person, other.DefinitionId))
        );
        return db.Set<WorkItem>().AsNoTracking().Where(held);
    }

    private static Expression<Func<WorkItem, bool>> HeldBy(Person person, string? definitionId)
    {
        var roles = ActingRoles.Of(person);
        return item =>
            item.State == WorkItemState.Open
            && (definitionId == null || item.DefinitionId == definitionId)
            && (
                (item.AssigneeId == person.Id && !item.IsClaimed)
                || (
                    (item.AssigneeId == null || item.AssigneeId == person.Id)
                    && item.DepartmentId == person.DepartmentId
                    && roles.Contains(item.Role)
                )
            );
    }
}
