using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Assignments;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Plans.Reimport;

/// <summary>Tells everyone who holds work on a task what a corrected document changes about it, once each.</summary>
internal sealed class CorrectionNotices(WorkflowsDbContext db, Holders holders, Notices notices, TimeProvider clock)
{
    public async Task SendAsync(PlanTask task, string what, string text, CancellationToken cancellationToken)
    {
        var items = await db.Set<WorkItem>()
            .AsNoTracking()
            .Where(item => item.TaskId == task.Id)
            .Where(item => item.State == WorkItemState.Open || item.State == WorkItemState.Waiting)
            .ToListAsync(cancellationToken);
        var people = new HashSet<Guid>();
        foreach (var item in items)
            people.UnionWith(await holders.OfAsync(item, cancellationToken));

        await notices.WriteAsync(
            people.Select(person => new Notice
            {
                PersonId = person,
                Kind = NoticeKind.Message,
                Title = $"任务{task.Number}{what}",
                Text = text,
                TaskId = task.Id,
                CreatedAt = clock.GetUtcNow(),
            }),
            cancellationToken
        );
    }
}
