using MediatR;
using Workflows.Approvals;
using Workflows.Engine.Instances;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>When its flow has run to the end, a subtask is completed and a task is closed.</summary>
internal sealed class EndWithInstance(WorkflowsDbContext db, TaskProgress tasks, SubtaskProgress subtasks)
    : INotificationHandler<InstanceFinished>
{
    public async Task Handle(InstanceFinished notification, CancellationToken cancellationToken)
    {
        var instance = notification.Instance;
        if (instance.SubStatus is not WorkflowSubStatus.Finished)
            return;

        if (instance.Subject is { SubtaskId: { } subtaskId })
        {
            var subtask = await db.FindAsync<Subtask>([subtaskId], cancellationToken);
            if (subtask?.WorkflowInstanceId == instance.Id)
                await subtasks.EndAsync(subtask, SubtaskStatus.Completed, cancellationToken);
            return;
        }

        if (instance.Subject is { TaskId: { } taskId, ConsultationId: null })
        {
            var task = await db.FindAsync<PlanTask>([taskId], cancellationToken);
            if (task?.WorkflowInstanceId == instance.Id)
                await tasks.EnterAsync(task, PlanTaskStatus.Closed, cancellationToken);
        }
    }
}
