using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Periods;

/// <summary>The tasks that have a period to open today.</summary>
public sealed record DuePeriods : IRequest<IReadOnlyList<Guid>>;

internal sealed class DuePeriodsHandler(WorkflowsDbContext db, OfficeTime office)
    : IRequestHandler<DuePeriods, IReadOnlyList<Guid>>
{
    private const int BatchSize = 100;

    public async Task<IReadOnlyList<Guid>> Handle(DuePeriods query, CancellationToken cancellationToken)
    {
        var today = office.Today;
        return await db.Set<PlanTask>()
            .Where(task => task.Cycle!.NextOn <= today && task.Status == PlanTaskStatus.InProgress)
            .OrderBy(task => task.Cycle!.NextOn)
            .Select(task => task.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }
}
