using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Plans.Reimport;

namespace Workflows.Drafts;

/// <summary>What was a draft of something is thrown away in the commit that does it.</summary>
internal sealed class EndWithAct(WorkflowsDbContext db, OwnDrafts drafts)
    : INotificationHandler<WorkItemDecided>,
        INotificationHandler<WorkItemDecidedByRule>,
        INotificationHandler<PlanCreated>,
        INotificationHandler<PlanReimported>
{
    // Everybody of the pool may have begun one.
    public Task Handle(WorkItemDecided notification, CancellationToken cancellationToken) =>
        OfItemAsync(notification.Item, cancellationToken);

    public Task Handle(WorkItemDecidedByRule notification, CancellationToken cancellationToken) =>
        OfItemAsync(notification.Item, cancellationToken);

    public Task Handle(PlanCreated notification, CancellationToken cancellationToken) =>
        notification.DraftId is { } id
            ? drafts.DiscardAsync(DraftKind.Import, id, cancellationToken)
            : Task.CompletedTask;

    public Task Handle(PlanReimported notification, CancellationToken cancellationToken) =>
        drafts.DiscardAsync(DraftKind.Reimport, notification.PlanId, cancellationToken);

    private Task<int> OfItemAsync(WorkItem item, CancellationToken cancellationToken) =>
        db.Set<Draft>()
            .Where(draft => draft.Kind == DraftKind.WorkItem && draft.AboutId == item.Id)
            .ExecuteDeleteAsync(cancellationToken);
}
