using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Reminders;

namespace Workflows.Assignments;

/// <summary>Urges everybody a task waits for when a step of its flow says so (催办).</summary>
internal sealed class UrgeForStep(
    WorkflowsDbContext db,
    Holders holders,
    AuditTrail audit,
    UrgingRule rule,
    Notices notices,
    TimeProvider clock
) : INotificationHandler<UrgingAsked>
{
    public async Task Handle(UrgingAsked notification, CancellationToken cancellationToken)
    {
        if (notification.Instance.Subject.TaskId is not { } taskId)
            return;

        var now = clock.GetUtcNow();
        var interval = await rule.IntervalAsync(cancellationToken);
        var since = now - interval;
        var task = await db.FindTaskAsync(taskId, cancellationToken);
        var waiting = await db.Set<WorkItem>()
            .Where(item => item.TaskId == taskId && item.State == WorkItemState.Open)
            .Where(item => item.UrgedAt == null || item.UrgedAt <= since)
            .ToListAsync(cancellationToken);

        // The one decided just now is no longer open, though its row still says so.
        foreach (var item in waiting.Where(item => item.State is WorkItemState.Open))
        {
            item.Urge(interval, now);
            audit.AddService("workItem.urge", $"{item.Title}：流程第{item.UrgeCount}次催办", item.Subject);
            var people = await holders.OfAsync(item, cancellationToken);
            await notices.WriteAsync(
                people.Select(personId => Urging.NoticeTo(personId, item, task, "流程", notification.Message, now)),
                cancellationToken
            );
        }
    }
}
