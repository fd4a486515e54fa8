using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Reminders;

namespace Workflows.Plans;

/// <summary>Moves a subtask along, with its reminders and its task's count of open ones.</summary>
internal sealed class SubtaskProgress(
    WorkflowsDbContext db,
    TargetLedger ledger,
    ReminderSchedule reminders,
    Outbox outbox,
    TimeProvider clock
)
{
    /// <summary>The flow waits for a work item of this kind.</summary>
    public async Task FollowAsync(Subtask subtask, WorkItemKind kind, CancellationToken cancellationToken)
    {
        var status = kind switch
        {
            WorkItemKind.Work when subtask.Status is SubtaskStatus.InReview => SubtaskStatus.Returned,
            WorkItemKind.Work => SubtaskStatus.InProgress,
            WorkItemKind.Review => SubtaskStatus.InReview,
            _ => SubtaskStatus.AwaitingAcceptance,
        };
        var isFirst =
            kind is WorkItemKind.Acceptance
            || subtask is { Period: not null, Status: SubtaskStatus.AwaitingAcceptance };
        subtask.Enter(status, clock.GetUtcNow());

        if (isFirst)
            await reminders.ScheduleAsync(
                await SubjectOfAsync(subtask, cancellationToken),
                subtask.DueOn,
                cancellationToken
            );
    }

    /// <summary>Ends the subtask as completed or cancelled.</summary>
    public async Task EndAsync(Subtask subtask, SubtaskStatus status, CancellationToken cancellationToken)
    {
        if (subtask.HasEnded)
            return;

        subtask.Enter(status, clock.GetUtcNow());
        if (status is SubtaskStatus.Completed)
            await ledger.CountResultAsync(subtask.TaskId, subtask.Id, cancellationToken);
        var task = (await db.FindAsync<PlanTask>([subtask.TaskId], cancellationToken))!;
        task.SubtaskEnded();
        await GoOnAsync(subtask, cancellationToken);
        await reminders.CancelAsync(await SubjectOfAsync(subtask, cancellationToken), cancellationToken);
    }

    // Of subtasks that end in the same moment the task's row lets one commit go first, so that the last is seen as such.
    private async Task GoOnAsync(Subtask subtask, CancellationToken cancellationToken)
    {
        if (subtask.BookmarkId is null)
            return;

        var isLast = !await db.Set<Subtask>()
            .AnyAsync(
                row =>
                    row.BookmarkId == subtask.BookmarkId
                    && row.Id != subtask.Id
                    && row.Status != SubtaskStatus.Completed
                    && row.Status != SubtaskStatus.Cancelled,
                cancellationToken
            );
        var bookmark = await db.FindAsync<StoredBookmark>([subtask.BookmarkId], cancellationToken);
        if (isLast && bookmark is not null)
            outbox.Add(new ResumeBookmark(bookmark.InstanceId, bookmark.Id, WorkflowState.Empty));
    }

    /// <summary>The subtask's term stops, as its task is on hold.</summary>
    public async Task StopTermAsync(Subtask subtask, CancellationToken cancellationToken) =>
        await reminders.CancelAsync(await SubjectOfAsync(subtask, cancellationToken), cancellationToken);

    /// <summary>The subtask's term runs again.</summary>
    public async Task RenewTermAsync(Subtask subtask, CancellationToken cancellationToken) =>
        await reminders.ScheduleAsync(
            await SubjectOfAsync(subtask, cancellationToken),
            subtask.DueOn,
            cancellationToken
        );

    private async Task<ReminderSubject> SubjectOfAsync(Subtask subtask, CancellationToken cancellationToken)
    {
        var task = (await db.FindAsync<PlanTask>([subtask.TaskId], cancellationToken))!;
        return new ReminderSubject(
            subtask.PlanId,
            subtask.TaskId,
            subtask.Id,
            subtask.DepartmentId,
            subtask.Period is { } period
                ? $"任务{task.Number}的{period.Name}报送"
                : $"任务{task.Number}的子任务{subtask.Number}"
        );
    }
}
