using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Inbox;

/// <summary>The asking person's work items, and those of whom he stands in for: open ones by due day, done ones newest first.</summary>
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
                : (await open.OfCallerAsync(cancellationToken))
                    .OrderBy(item => item.DueOn == null)
                    .ThenBy(item => item.DueOn)
                    .ThenBy(item => item.Id);
        if (query.TaskId is { } task)
            mine = mine.Where(item => item.TaskId == task);
        var page = await query.Page.ReadAsync(mine, cancellationToken);
        return new Page<WorkItemView>(await views.OfAsync(page.Items, cancellationToken), page.Total);
    }

    private IQueryable<WorkItem> Done(Person person) =>
        db.Set<WorkItem>()
            .AsNoTracking()
            .Where(item => item.CompletedById == person.Id)
            .OrderByDescending(item => item.CompletedAt);
}
