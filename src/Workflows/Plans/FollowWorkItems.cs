using MediatR;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>A task's status says what its flow waits for, so it follows the work items as they open.</summary>
internal sealed class FollowWorkItems(WorkflowsDbContext db, TaskProgress tasks, SubtaskProgress subtasks)
    : INotificationHandler<WorkItemOpened>
{
    public async Task Handle(WorkItemOpened notification, CancellationToken cancellationToken)
    {
        var item = notification.Item;
        if (item.ConsultationId is not null)
            return;

        if (item.SubtaskId is { } subtaskId)
        {
            var subtask = (await db.FindAsync<Subtask>([subtaskId], cancellationToken))!;
            item.DueBy(subtask.DueOn);
            await subtasks.FollowAsync(subtask, item.Kind, cancellationToken);
            return;
        }

        var task = (await db.FindAsync<PlanTask>([item.TaskId], cancellationToken))!;
        item.DueBy(task.DueOn);
        await tasks.FollowAsync(task, item.Kind, cancellationToken);
    }
}
