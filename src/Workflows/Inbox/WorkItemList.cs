using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Inbox;

/// <summary>The asking person's work items: open ones by due day, done ones newest first.</summary>
/// <param name="State">Open, or done by this person.</param>
/// <param name="Page">Which page.</param>
public sealed record WorkItemList(WorkItemState State, PageRequest Page) : IRequest<Page<WorkItemView>>;

internal sealed class WorkItemListHandler(WorkflowsDbContext db, WorkItemViews views, Caller caller)
    : IRequestHandler<WorkItemList, Page<WorkItemView>>
{
    public async Task<Page<WorkItemView>> Handle(WorkItemList query, CancellationToken cancellationToken)
    {
        var page = await query.Page.ReadAsync(Mine(query.State, caller.Person), cancellationToken);
        return new Page<WorkItemView>(await views.OfAsync(page.Items, cancellationToken), page.Total);
    }

    private IQueryable<WorkItem> Mine(WorkItemState state, Person person)
    {
        var items = db.Set<WorkItem>().AsNoTracking();
        if (state is WorkItemState.Done)
            return items.Where(item => item.CompletedById == person.Id).OrderByDescending(item => item.CompletedAt);

        var roles = ActingRoles.Of(person);
        return items
            .Where(item =>
                item.State == WorkItemState.Open
                && (
                    item.AssigneeId == person.Id
                    || (
                        item.AssigneeId == null && item.DepartmentId == person.DepartmentId && roles.Contains(item.Role)
                    )
                )
            )
            .OrderBy(item => item.DueOn == null)
            .ThenBy(item => item.DueOn)
            .ThenBy(item => item.Id);
    }
}
