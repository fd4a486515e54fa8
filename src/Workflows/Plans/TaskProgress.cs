using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Plans;

/// <summary>Moves a task along, with all that hangs on it: reminders, unanswered consultations, due days of its work items.</summary>
internal sealed class TaskProgress(
    WorkflowsDbContext db,
    Flow flow,
    SubtaskProgress subtasks,
    TargetLedger ledger,
    TargetTerms targets,
    ReminderSchedule reminders,
    IOptions<SupervisionOptions> options,
    OfficeTime office
)
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
        var wasAccepted = task.AcceptedAt is not null;
        task.Enter(status, office.Now);
        if (!wasAccepted && task.AcceptedAt is not null && WorkdaysOf(task) > options.Value.AcceptWithinWorkdays)
            task.CountLateAcceptance();

        if (isNew)
        {
            await reminders.ScheduleAsync(SubjectOf(task), task.DueOn, cancellationToken);
            await targets.RenewAsync(task, cancellationToken);
        }

        if (!task.HasEnded || hadEnded)
            return;
        task.CountCompletion(office.Today, WorkdaysOf(task));

        await ledger.CountResultAsync(task.Id, subtaskId: null, cancellationToken);
        await EndAsync(task, cancellationToken);
    }

    /// <summary>The task's due day changed: what waits for it is due then, and is reminded of then.</summary>
    public async Task DueOnChangedAsync(PlanTask task, CancellationToken cancellationToken)
    {
        if (task.IsTimed && task.Status is not PlanTaskStatus.AwaitingAssignment)
            await reminders.ScheduleAsync(SubjectOf(task), task.DueOn, cancellationToken);

        var open = await db.Set<WorkItem>()
            .Where(item =>
                item.TaskId == task.Id
                && item.SubtaskId == null
                && item.ConsultationId == null
                && item.State == WorkItemState.Open
            )
            .ToListAsync(cancellationToken);
        foreach (
            var item in open.Union(
                db.OpenedNow()
                    .Where(item => item.TaskId == task.Id && item is { SubtaskId: null, ConsultationId: null })
            )
        )
            item.DueBy(task.DueOn);
    }

    /// <summary>The task's term stops: nothing of it is reminded of.</summary>
    public async Task StopTermsAsync(PlanTask task, CancellationToken cancellationToken)
    {
        await reminders.CancelAsync(SubjectOf(task), cancellationToken);
        await targets.StopAsync(task, cancellationToken);
        foreach (var subtask in await OpenSubtasksAsync(task, cancellationToken))
            await subtasks.StopTermAsync(subtask, cancellationToken);
    }

    /// <summary>The task's term, or its lead, is another: reminders are those of the task as it is now.</summary>
    public async Task RenewTermsAsync(PlanTask task, CancellationToken cancellationToken)
    {
        await DueOnChangedAsync(task, cancellationToken);
        await targets.RenewAsync(task, cancellationToken);
        foreach (var subtask in await OpenSubtasksAsync(task, cancellationToken))
            await subtasks.RenewTermAsync(subtask, cancellationToken);
    }

    /// <summary>The office gives the task up: its flow, its subtasks and all that waits for it end.</summary>
    public async Task TerminateAsync(PlanTask task, CancellationToken cancellationToken)
    {
        task.Terminate(office.Now);
        await flow.CancelAsync(task.WorkflowInstanceId!, cancellationToken);
        foreach (var subtask in await OpenSubtasksAsync(task, cancellationToken))
        {
            await flow.CancelAsync(subtask.WorkflowInstanceId!, cancellationToken);
            await subtasks.EndAsync(subtask, SubtaskStatus.Cancelled, cancellationToken);
        }

        await EndAsync(task, cancellationToken);
    }

    private Task<List<Subtask>> OpenSubtasksAsync(PlanTask task, CancellationToken cancellationToken) =>
        db.Set<Subtask>()
            .Where(row =>
                row.TaskId == task.Id && row.Status != SubtaskStatus.Completed && row.Status != SubtaskStatus.Cancelled
            )
            .ToListAsync(cancellationToken);

    private int WorkdaysOf(PlanTask task) =>
        task.HandedOutAt is { } handedOut ? office.WorkdaysBetween(OfficeTime.DayOf(handedOut), office.Today) : 0;

    private async Task EndAsync(PlanTask task, CancellationToken cancellationToken)
    {
        await reminders.CancelAsync(SubjectOf(task), cancellationToken);
        await targets.StopAsync(task, cancellationToken);

        var asked = await db.Set<ExtensionRequest>()
            .SingleOrDefaultAsync(
                row => row.TaskId == task.Id && row.Status == ExtensionStatus.Pending,
                cancellationToken
            );
        asked?.Conclude(ExtensionStatus.Cancelled, decidedById: null, opinion: null, office.Now);

        // Nobody waits for the answer any more.
        var unanswered = await db.Set<Consultation>()
            .Where(consultation => consultation.TaskId == task.Id && consultation.Status == ConsultationStatus.Pending)
            .ToListAsync(cancellationToken);
        foreach (var consultation in unanswered)
        {
            consultation.Conclude(ConsultationStatus.Cancelled, answeredById: null, answer: null, office.Now);
            await flow.CancelAsync(consultation.WorkflowInstanceId!, cancellationToken);
        }
    }

    private static ReminderSubject SubjectOf(PlanTask task) =>
        new(task.PlanId, task.Id, SubtaskId: null, task.LeadDepartmentId, $"任务{task.Number}. {task.Title}");
}
