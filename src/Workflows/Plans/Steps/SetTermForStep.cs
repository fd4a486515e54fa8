using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Persistence;

namespace Workflows.Plans.Steps;

/// <summary>Sets the day a task or subtask is due when a step of its flow says so (时限).</summary>
internal sealed class SetTermForStep(
    WorkflowsDbContext db,
    TaskProgress tasks,
    SubtaskProgress subtasks,
    AuditTrail audit
) : INotificationHandler<TermAsked>
{
    public async Task Handle(TermAsked notification, CancellationToken cancellationToken)
    {
        var (_, taskId, subtaskId, consultationId) = notification.Instance.Subject;
        if (taskId is null || consultationId is not null)
            return;

        var task = await db.FindTaskAsync(taskId.Value, cancellationToken);
        if (subtaskId is { } id)
            await SetAsync(
                (await db.FindAsync<Subtask>([id], cancellationToken))!,
                notification.DueOn,
                cancellationToken
            );
        else
        {
            task.SetDueOn(notification.DueOn);
            await tasks.DueOnChangedAsync(task, cancellationToken);
        }

        audit.AddService(
            "task.setDueDay",
            $"流程将时限设为{notification.DueOn:yyyy-MM-dd}",
            new AuditSubject(task.PlanId, task.Id, subtaskId)
        );
    }

    private async Task SetAsync(Subtask subtask, DateOnly dueOn, CancellationToken cancellationToken)
    {
        subtask.DueOn = dueOn;
        await subtasks.RenewTermAsync(subtask, cancellationToken);
        var open = await db.Set<WorkItem>()
            .Where(item => item.SubtaskId == subtask.Id && item.State == WorkItemState.Open)
            .ToListAsync(cancellationToken);
        foreach (var item in open.Union(db.OpenedNow().Where(item => item.SubtaskId == subtask.Id)))
            item.DueBy(dueOn);
    }
}
