using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Plans;

/// <summary>The office reminds otherwise from now on: so do the tasks, subtasks and targets that are open.</summary>
internal sealed class RenewWithPolicy(WorkflowsDbContext db, TaskProgress progress)
    : INotificationHandler<ReminderPolicyChanged>
{
    public async Task Handle(ReminderPolicyChanged notification, CancellationToken cancellationToken)
    {
        var open = await db.Set<PlanTask>()
            .Where(task =>
                task.Status == PlanTaskStatus.AwaitingAcceptance
                || task.Status == PlanTaskStatus.InProgress
                || task.Status == PlanTaskStatus.InReview
            )
            .ToListAsync(cancellationToken);
        foreach (var task in open)
            await progress.RenewTermsAsync(task, cancellationToken);
    }
}
