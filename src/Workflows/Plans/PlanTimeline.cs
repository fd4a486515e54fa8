using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>A plan's tasks with the days that matter to them, in document order (时间轴).</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Page">Which page.</param>
public sealed record PlanTimeline(Guid PlanId, PageRequest Page) : IRequest<Page<TimelineTask>>;

/// <summary>A task and its days.</summary>
/// <param name="Id">The task.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Section">Number of its section.</param>
/// <param name="Lead">The lead department.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Light">Its light.</param>
/// <param name="HandedOutAt">When it was handed out.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="CompletedAt">When its result was approved.</param>
/// <param name="Periods">The periods it reports by: those opened, and those to come within a year.</param>
/// <param name="Targets">Targets with a day of their own.</param>
public sealed record TimelineTask(
    Guid Id,
    string Number,
    string Title,
    string? Section,
    DepartmentRef Lead,
    PlanTaskStatus Status,
    Light? Light,
    DateTimeOffset? HandedOutAt,
    DateOnly? DueOn,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<TimelinePeriod> Periods,
    IReadOnlyList<TimelineTarget> Targets
);

/// <summary>A period and the day its result is due.</summary>
/// <param name="Name">What the office calls it.</param>
/// <param name="DueOn">The day.</param>
/// <param name="Status">How far it is; null while it is still to come.</param>
public sealed record TimelinePeriod(string Name, DateOnly? DueOn, SubtaskStatus? Status);

/// <summary>A target and the day by which it is to be reached.</summary>
public sealed record TimelineTarget(string Text, DateOnly DueOn, bool IsReached);

internal sealed class PlanTimelineHandler(WorkflowsDbContext db, TargetTotals totals, OfficeTime office)
    : IRequestHandler<PlanTimeline, Page<TimelineTask>>
{
    public async Task<Page<TimelineTask>> Handle(PlanTimeline query, CancellationToken cancellationToken)
    {
        if (!await db.Set<Plan>().AnyAsync(plan => plan.Id == query.PlanId, cancellationToken))
            throw new NotFoundException("方案", query.PlanId);

        var page = await query.Page.ReadAsync(
            db.Set<PlanTask>()
                .AsNoTracking()
                .Include(task => task.Targets.Where(target => target.DueOn != null).OrderBy(target => target.DueOn))
                .Where(task => task.PlanId == query.PlanId)
                .OrderBy(task => task.Order),
            cancellationToken
        );
        var ids = page.Items.Select(task => task.Id).ToList();
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var reached = await totals.OfTasksAsync(ids, cancellationToken);
        var opened = (
            await db.Set<Subtask>()
                .AsNoTracking()
                .Where(row => ids.Contains(row.TaskId) && row.Period != null)
                .Where(row => row.Status != SubtaskStatus.Cancelled)
                .OrderBy(row => row.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.TaskId);
        return new Page<TimelineTask>([.. page.Items.Select(View)], page.Total);

        TimelineTask View(PlanTask task) =>
            new(
                task.Id,
                task.Number,
                task.Title,
                task.SectionNumber,
                DepartmentRef.To(directory.Get(task.LeadDepartmentId)),
                task.Status,
                task.IsTimed ? office.LightOf(task.DueOn) : null,
                task.HandedOutAt,
                task.DueOn,
                task.CompletedAt,
                [
                    .. opened[task.Id].Select(row => new TimelinePeriod(row.Period!.Name, row.DueOn, row.Status)),
                    .. task.HasEnded ? [] : ToCome(task),
                ],
                [
                    .. task.Targets.Select(target => new TimelineTarget(
                        target.Text,
                        target.DueOn!.Value,
                        target.IsReachedBy(totals.Reached(target, reached))
                    )),
                ]
            );
    }

    private IEnumerable<TimelinePeriod> ToCome(PlanTask task)
    {
        if (task.Cycle is not { NextOn: { } next } cycle)
            yield break;

        var end = new[] { cycle.Until, task.DueOn, office.Today.AddYears(1) }.Min()!.Value;
        for (var period = Period.At(cycle.Cycle, next); period.StartsOn <= end; period = period.Next)
        {
            var dueOn = cycle.DueOn(period);
            yield return new TimelinePeriod(period.Name, dueOn > task.DueOn ? task.DueOn : dueOn, Status: null);
        }
    }
}
