using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Plans;

/// <summary>Moves a task along, with all that hangs on it: reminders, unanswered consultations, due days of its work items.</summary>
internal sealed class TaskProgress(WorkflowsDbContext db, Flow flow, ReminderSchedule reminders, TimeProvider clock)
{
    /// <summary>The flow waits for a work item of this kind.</summary>
    public Task FollowAsync(PlanTask task, WorkItemKind kind, CancellationToken cancellationToken) =>
        kind switch
        {
            WorkItemKind.Acceptance => EnterAsync(task, PlanTaskStatus.AwaitingAcceptance, cancellationToken),
            WorkItemKind.Work => EnterAsync(task, PlanTaskStatus.InProgress, cancellationToken),
            WorkItemKind.Review => EnterAsync(task, PlanTaskStatus.InReview, cancellationToken),
            WorkItemKind.Closing => EnterAsync(task, PlanTaskStatus.Completed, cancellationToken),
            _ => Task.CompletedTask,
        };

    /// <summary>Gives the task this status.</summary>
    public async Task EnterAsync(PlanTask task, PlanTaskStatus status, CancellationToken cancellationToken)
    {
        var hadEnded = task.HasEnded;
        var isNew = task.Status is PlanTaskStatus.AwaitingAssignment;
        task.Enter(status, clock.GetUtcNow());

        if (isNew)
            await reminders.ScheduleAsync(SubjectOf(task), task.DueOn, cancellationToken);
        if (task.HasEnded && !hadEnded)
            await EndAsync(task, cancellationToken);
    }

    /// <summary>The task's due day changed: what waits for it is due then, and is reminded of then.</summary>
    public async Task DueOnChangedAsync(PlanTask task, CancellationToken cancellationToken)
    {
        if (task.Status is not PlanTaskStatus.AwaitingAssignment)
            await reminders.ScheduleAsync(SubjectOf(task), task.DueOn, cancellationToken);

        var open = await db.Set<WorkItem>()
            .Where(item =>
                item.TaskId == task.Id
                && item.SubtaskId == null
                && item.ConsultationId == null
                && item.State == WorkItemState.Open
            )
            .ToListAsync(cancellationToken);
        foreach (var item in open)
            item.DueOn = task.DueOn;
    }

    private async Task EndAsync(PlanTask task, CancellationToken cancellationToken)
    {
        await reminders.CancelAsync(SubjectOf(task), cancellationToken);

        // Nobody waits for the answer any more.
        var unanswered = await db.Set<Consultation>()
            .Where(consultation => consultation.TaskId == task.Id && consultation.Status == ConsultationStatus.Pending)
            .ToListAsync(cancellationToken);
        foreach (var consultation in unanswered)
        {
            consultation.Conclude(ConsultationStatus.Cancelled, answeredById: null, answer: null, clock.GetUtcNow());
            await flow.CancelAsync(consultation.WorkflowInstanceId!, cancellationToken);
        }
    }

    private static ReminderSubject SubjectOf(PlanTask task) =>
        new(task.PlanId, task.Id, SubtaskId: null, task.LeadDepartmentId, $"任务{task.Number}. {task.Title}");
}
