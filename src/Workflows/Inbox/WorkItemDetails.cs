using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Inbox;

/// <summary>One work item, for those who may decide it, who decided it, and who supervise.</summary>
public sealed record WorkItemDetails(Guid WorkItemId) : IRequest<WorkItemView>;

internal sealed class WorkItemDetailsHandler(
    WorkflowsDbContext db,
    WorkItemViews views,
    StandIns standIns,
    Caller caller
) : IRequestHandler<WorkItemDetails, WorkItemView>
{
    public async Task<WorkItemView> Handle(WorkItemDetails query, CancellationToken cancellationToken)
    {
        var item =
            await db.Set<WorkItem>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == query.WorkItemId, cancellationToken)
            ?? throw new NotFoundException("待办", query.WorkItemId);
        if (!MayRead(item, caller.Person) && !await MayDecideForAnotherAsync(item, cancellationToken))
            throw new ForbiddenException("这个待办不由您办理，不能查看。");

        return (await views.OfAsync([item], cancellationToken))[0];
    }

    private async Task<bool> MayDecideForAnotherAsync(WorkItem item, CancellationToken cancellationToken) =>
        (await standIns.OfCallerAsync(cancellationToken)).Any(standIn => standIn.MayDecide(item));

    private static bool MayRead(WorkItem item, Person person) =>
        item.MayBeDecidedBy(person)
        || item.CompletedById == person.Id
        || item.OnBehalfOfId == person.Id
        || person.Is(Role.OfficeAdmin)
        || person.Is(Role.Leader)
        || person.Is(Role.Auditor);
}
