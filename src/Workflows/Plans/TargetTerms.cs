using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Plans;

/// <summary>Keeps the reminders of targets that have a day of their own (节点).</summary>
internal sealed class TargetTerms(WorkflowsDbContext db, ReminderSchedule reminders)
{
    /// <summary>What was reached of the target, or its day, changed.</summary>
    public async Task FollowAsync(Target target, CancellationToken cancellationToken)
    {
        var task = (await db.FindAsync<PlanTask>([target.TaskId], cancellationToken))!;
        var isReached = target.IsReachedBy(await TotalAsync(target.Id, cancellationToken));
        var isRunning = task.IsTimed && task.Status is not PlanTaskStatus.AwaitingAssignment;
        await reminders.ScheduleAsync(
            SubjectOf(task, target),
            isRunning && !isReached ? target.DueOn : null,
            cancellationToken
        );
    }

    /// <summary>The task's term, or its lead, is another: its targets are reminded of as it is now.</summary>
    public async Task RenewAsync(PlanTask task, CancellationToken cancellationToken)
    {
        foreach (var target in await TimedAsync(task, cancellationToken))
            await FollowAsync(target, cancellationToken);
    }

    /// <summary>Nothing of the task is reminded of.</summary>
    public async Task StopAsync(PlanTask task, CancellationToken cancellationToken)
    {
        foreach (var target in await TimedAsync(task, cancellationToken))
            await reminders.CancelAsync(SubjectOf(task, target), cancellationToken);
    }

    private Task<List<Target>> TimedAsync(PlanTask task, CancellationToken cancellationToken) =>
        db.Set<Target>().Where(row => row.TaskId == task.Id && row.DueOn != null).ToListAsync(cancellationToken);

    private async Task<decimal> TotalAsync(Guid targetId, CancellationToken cancellationToken) =>
        await db.Set<TargetEntry>()
            .Where(row => row.TargetId == targetId)
            .SumAsync(row => row.Amount, cancellationToken)
        + db.ChangeTracker.Entries<TargetEntry>()
            .Where(entry => entry.State is EntityState.Added && entry.Entity.TargetId == targetId)
            .Sum(entry => entry.Entity.Amount);

    private static ReminderSubject SubjectOf(PlanTask task, Target target) =>
        new(
            task.PlanId,
            task.Id,
            SubtaskId: null,
            task.LeadDepartmentId,
            $"任务{task.Number}的节点“{target.Text}”",
            target.Id
        );
}
