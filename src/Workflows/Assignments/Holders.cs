using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Assignments;

/// <summary>Finds the people an open work item waits for.</summary>
internal sealed class Holders(WorkflowsDbContext db)
{
    /// <summary>Its person, or everybody of its pool.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (item.AssigneeId is { } assigneeId)
            return [assigneeId];

        var people = await db.Set<Person>()
            .AsNoTracking()
            .Where(person => person.DepartmentId == item.DepartmentId)
            .ToListAsync(cancellationToken);
        return [.. people.Where(item.HasInPool).Select(person => person.Id)];
    }
}
