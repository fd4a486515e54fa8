using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Assignments;

/// <summary>Finds the people an open work item waits for.</summary>
internal sealed class Holders(WorkflowsDbContext db, StandIns standIns)
{
    /// <summary>Its person, or everybody of its pool; and who stands in for them.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var people = await OwnAsync(item, cancellationToken);
        return [.. people.Union(await standIns.ForAsync(people, item.DefinitionId, cancellationToken))];
    }

    private async Task<IReadOnlyList<Guid>> OwnAsync(WorkItem item, CancellationToken cancellationToken)
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
