using MediatR;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Counts how often a task was sent back, at each act the record tells of (<see cref="RecordSubject.Returns"/>).</summary>
internal sealed class CountReturns(WorkflowsDbContext db)
    : INotificationHandler<WorkItemDecided>,
        INotificationHandler<WorkItemDecidedByRule>,
        INotificationHandler<WorkItemReturned>
{
    public Task Handle(WorkItemDecided notification, CancellationToken cancellationToken) =>
        CountAsync(notification.Item, notification.Item.Outcome == Outcomes.Return, cancellationToken);

    public Task Handle(WorkItemDecidedByRule notification, CancellationToken cancellationToken) =>
        CountAsync(notification.Item, notification.Item.Outcome == Outcomes.Return, cancellationToken);

    public Task Handle(WorkItemReturned notification, CancellationToken cancellationToken) =>
        CountAsync(notification.Item, isReturn: true, cancellationToken);

    private async Task CountAsync(WorkItem item, bool isReturn, CancellationToken cancellationToken)
    {
        if (isReturn && item.SubtaskId is null)
            (await db.FindTaskAsync(item.TaskId, cancellationToken)).CountReturn();
    }
}
