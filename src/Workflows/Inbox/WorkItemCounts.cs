using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Inbox;

/// <summary>How many work items wait for the asking person, by light.</summary>
public sealed record WorkItemCounts : IRequest<WorkItemTally>;

/// <summary>How many work items wait for a person.</summary>
/// <param name="Open">All of them.</param>
/// <param name="Red">Those overdue.</param>
/// <param name="Yellow">Those due soon.</param>
public sealed record WorkItemTally(int Open, int Red, int Yellow);

internal sealed class WorkItemCountsHandler(WorkflowsDbContext db, OpenWorkItems open, OfficeTime office)
    : IRequestHandler<WorkItemCounts, WorkItemTally>
{
    public async Task<WorkItemTally> Handle(WorkItemCounts query, CancellationToken cancellationToken)
    {
        var items = await open.OfCallerAsync(cancellationToken);
        var days = await items
            .Select(item => new
            {
                item.DueOn,
                IsTimed = !db.Set<PlanTask>()
                    .Any(task => task.Id == item.TaskId && task.Status == PlanTaskStatus.Suspended),
            })
            .GroupBy(item => item)
            .Select(group => new
            {
                group.Key.DueOn,
                group.Key.IsTimed,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return new WorkItemTally(days.Sum(day => day.Count), Of(Light.Red), Of(Light.Yellow));

        int Of(Light light) =>
            days.Where(day => day.IsTimed && office.LightOf(day.DueOn) == light).Sum(day => day.Count);
    }
}
