using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;
using Workflows.Reminders;

namespace Workflows.Trials;

/// <summary>What happens next in a trial if nobody acts; null when nothing does.</summary>
internal sealed record TrialNext : IRequest<TrialDue?>;

internal sealed class TrialNextHandler(WorkflowsDbContext db) : IRequestHandler<TrialNext, TrialDue?>
{
    public async Task<TrialDue?> Handle(TrialNext query, CancellationToken cancellationToken)
    {
        var term = await (
            from watch in db.Set<TermWatch>()
            join round in db.Set<ApprovalRound>() on watch.RoundId equals round.Id
            join item in db.Set<WorkItem>() on watch.WorkItemId equals item.Id
            where round.State == RoundState.Open
            orderby watch.DueAt
            select new TrialDue(watch.DueAt, TrialDueKind.Term, item.Title)
        ).FirstOrDefaultAsync(cancellationToken);
        var reminder = await db.Set<Reminder>()
            .Where(row => row.FiredAt == null && row.CancelledAt == null)
            .OrderBy(row => row.FireAt)
            .Select(row => new TrialDue(row.FireAt, TrialDueKind.Reminder, row.Title))
            .FirstOrDefaultAsync(cancellationToken);
        var timer = await (
            from bookmark in db.Set<StoredBookmark>()
            join instance in db.Set<WorkflowInstance>() on bookmark.InstanceId equals instance.Id
            where bookmark.DueAt != null && instance.Status == WorkflowStatus.Running
            orderby bookmark.DueAt
            select new TrialDue(bookmark.DueAt!.Value, TrialDueKind.Timer, bookmark.ActivityId)
        ).FirstOrDefaultAsync(cancellationToken);
        return new[] { term, reminder, timer, await PeriodAsync(cancellationToken) }
            .OfType<TrialDue>()
            .MinBy(due => due.At);
    }

    private async Task<TrialDue?> PeriodAsync(CancellationToken cancellationToken)
    {
        var next = await db.Set<PlanTask>()
            .Where(task => task.Cycle!.NextOn != null && task.Status == PlanTaskStatus.InProgress)
            .OrderBy(task => task.Cycle!.NextOn)
            .Select(task => new { task.Cycle!.NextOn, task.Title })
            .FirstOrDefaultAsync(cancellationToken);
        return next is null
            ? null
            : new TrialDue(OfficeTime.At(next.NextOn!.Value, TimeOnly.MinValue), TrialDueKind.Period, next.Title);
    }
}
