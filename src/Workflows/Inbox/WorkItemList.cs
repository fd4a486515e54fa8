using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Inbox;

/// <summary>The asking person's work items, and those of whom he stands in for: open ones by light and due day, done ones newest first.</summary>
/// <param name="State">Open, or done by this person.</param>
/// <param name="TaskId">Only those of this task and its subtasks.</param>
/// <param name="Page">Which page.</param>
public sealed record WorkItemList(WorkItemState State, Guid? TaskId, PageRequest Page) : IRequest<Page<WorkItemView>>;

internal sealed class WorkItemListHandler(WorkflowsDbContext db, WorkItemViews views, OpenWorkItems open, Caller caller)
    : IRequestHandler<WorkItemList, Page<WorkItemView>>
{
    public async Task<Page<WorkItemView>> Handle(WorkItemList query, CancellationToken cancellationToken)
    {
        var mine =
            query.State is WorkItemState.Done
                ? Done(caller.Person)
                : ByUrgency(await open.OfCallerAsync(cancellationToken));
        if (query.TaskId is { } task)
            mine = mine.Where(item => item.TaskId == task);
        var page = await query.Page.ReadAsync(mine, cancellationToken);
        return new Page<WorkItemView>(await views.OfAsync(page.Items, cancellationToken), page.Total);
    }

    // Red, yellow, green is the order of due days; what has no light waits longest, though a suspended task has a day.
    private IQueryable<WorkItem> ByUrgency(IQueryable<WorkItem> items) =>
        items
            .OrderBy(item =>
                item.DueOn == null
                || db.Set<PlanTask>().Any(task => task.Id == item.TaskId && task.Status == PlanTaskStatus.Suspended)
            )
            .ThenBy(item => item.DueOn)
            .ThenBy(item => item.Id);

    private IQueryable<WorkItem> Done(Person person) =>
        db.Set<WorkItem>()
            .AsNoTracking()
            .Where(item => item.CompletedById == person.Id)
            .OrderByDescending(item => item.CompletedAt);
}
