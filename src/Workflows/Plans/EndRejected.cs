using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>A rejected step ends the task, or the subtask when it is a step of that (驳回).</summary>
internal sealed class EndRejected(
    WorkflowsDbContext db,
    Flow flow,
    TaskProgress tasks,
    SubtaskProgress subtasks,
    AuditTrail audit
) : INotificationHandler<StepRejected>
{
    public async Task Handle(StepRejected notification, CancellationToken cancellationToken)
    {
        var item = notification.Item;
        var subject = item.Subject;
        if (item.SubtaskId is { } subtaskId)
        {
            var subtask = (await db.FindAsync<Subtask>([subtaskId], cancellationToken))!;
            await flow.CancelAsync(item.WorkflowInstanceId, cancellationToken);
            await subtasks.EndAsync(subtask, SubtaskStatus.Cancelled, cancellationToken);
            audit.Add("subtask.reject", $"子任务{subtask.Number}被驳回，终止", subject, item.Comment);
            return;
        }

        var task = await db.FindTaskAsync(item.TaskId, cancellationToken);
        await tasks.TerminateAsync(task, cancellationToken);
        audit.Add("task.reject", $"任务{task.Number}被驳回，终止", subject, item.Comment);
    }
}
