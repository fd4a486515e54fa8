using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Persistence;

namespace Workflows.Plans.Steps;

/// <summary>Cancels what is not done of the subtasks of a step that the flow has left.</summary>
internal sealed class CallOffSubtasksOfStep(
    WorkflowsDbContext db,
    Flow flow,
    SubtaskProgress progress,
    AuditTrail audit
) : INotificationHandler<CallOffSubtasks>
{
    public async Task Handle(CallOffSubtasks notification, CancellationToken cancellationToken)
    {
        var open = await db.Set<Subtask>()
            .Where(row => row.BookmarkId == notification.BookmarkId)
            .Where(row => row.Status != SubtaskStatus.Completed && row.Status != SubtaskStatus.Cancelled)
            .ToListAsync(cancellationToken);
        foreach (var subtask in open)
        {
            await flow.CancelAsync(subtask.WorkflowInstanceId!, cancellationToken);
            await progress.EndAsync(subtask, SubtaskStatus.Cancelled, cancellationToken);
            audit.Add(
                "subtask.cancel",
                $"取消子任务{subtask.Number}：流程已离开派发它的步骤",
                new AuditSubject(subtask.PlanId, subtask.TaskId, subtask.Id)
            );
        }
    }
}
