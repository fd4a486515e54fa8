using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>A department with open tasks, subtasks or work items is not closed.</summary>
internal sealed class DepartmentHasTasks(WorkflowsDbContext db) : INotificationHandler<DepartmentClosing>
{
    public async Task Handle(DepartmentClosing notification, CancellationToken cancellationToken)
    {
        var id = notification.DepartmentId;
        var tasks = db.Set<PlanTask>()
            .Where(task =>
                task.Status != PlanTaskStatus.Closed
                && task.Status != PlanTaskStatus.Archived
                && task.Status != PlanTaskStatus.Terminated
            );
        Say("牵头的任务", await tasks.CountAsync(task => task.LeadDepartmentId == id, cancellationToken));
        Say(
            "参与的任务",
            await tasks.CountAsync(
                task => task.Participants.Any(participant => participant.DepartmentId == id),
                cancellationToken
            )
        );
        Say(
            "子任务",
            await db.Set<Subtask>()
                .CountAsync(
                    row =>
                        row.DepartmentId == id
                        && row.Status != SubtaskStatus.Completed
                        && row.Status != SubtaskStatus.Cancelled,
                    cancellationToken
                )
        );
        Say(
            "待办",
            await db.Set<WorkItem>()
                .CountAsync(
                    item =>
                        item.DepartmentId == id
                        && (item.State == WorkItemState.Open || item.State == WorkItemState.Waiting),
                    cancellationToken
                )
        );

        void Say(string what, int count)
        {
            if (count > 0)
                notification.Obstacles.Add($"{what}{count}项");
        }
    }
}
