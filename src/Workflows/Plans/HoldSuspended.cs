using MediatR;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>While a task is on hold nothing of it can be decided or sent elsewhere.</summary>
internal sealed class HoldSuspended(WorkflowsDbContext db)
    : INotificationHandler<WorkItemDecided>,
        INotificationHandler<StepLeaving>
{
    public Task Handle(WorkItemDecided notification, CancellationToken cancellationToken) =>
        EnsureNotSuspendedAsync(notification.Item.TaskId, cancellationToken);

    public Task Handle(StepLeaving notification, CancellationToken cancellationToken) =>
        EnsureNotSuspendedAsync(notification.Instance.Subject.TaskId, cancellationToken);

    private async Task EnsureNotSuspendedAsync(Guid? taskId, CancellationToken cancellationToken)
    {
        if (taskId is { } id && await db.FindAsync<PlanTask>([id], cancellationToken) is { } task)
            task.EnsureNotSuspended();
    }
}
