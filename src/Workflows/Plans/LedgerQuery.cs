using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>The tasks a ledger lists and statistics count, in no order.</summary>
internal sealed class LedgerQuery(WorkflowsDbContext db, OfficeTime office)
{
    // No term nearer than this is green in any setting of the lights.
    private const int FarthestYellowDay = 120;

    private static readonly PlanTaskStatus[] Untimed =
    [
        PlanTaskStatus.Completed,
        PlanTaskStatus.Closed,
        PlanTaskStatus.Archived,
        PlanTaskStatus.Terminated,
        PlanTaskStatus.Suspended,
    ];

    public IQueryable<PlanTask> Of(LedgerFilter filter)
    {
        var tasks = db.Set<PlanTask>().Where(task => filter.IncludesWaiting || task.HandedOutAt != null);
        if (filter.PlanId is { } plan)
            tasks = tasks.Where(task => task.PlanId == plan);
        if (filter.DepartmentId is { } department)
            tasks = OfDepartment(tasks, department, filter.Part);
        if (filter.Section is { Length: > 0 } section)
            tasks = tasks.Where(task =>
                section == LedgerFilter.NoSection ? task.SectionNumber == null : task.SectionNumber == section
            );
        if (filter.Status is { } status)
            tasks = tasks.Where(task => task.Status == status);
        if (filter.Light is { } light)
            tasks = Shining(tasks, light);
        if (filter.Mark is { } mark)
            tasks = Marked(tasks, mark);
        if (filter.Flow is { Length: > 0 } flow)
            tasks = Passing(tasks, flow, filter.Step, filter.Visit);
        if (filter.Period is { } period)
            tasks = Reporting(tasks, period, filter.Report);
        foreach (var word in filter.Search?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
            tasks = word.All(char.IsAsciiDigit)
                ? tasks.Where(task => task.Number == word || task.Title.Contains(word))
                : tasks.Where(task => task.Number == word || task.Title.Contains(word) || task.Text.Contains(word));

        return Completed(HandedOut(Due(tasks, filter), filter), filter);
    }

    /// <summary>The work items of a flow, or of one step of it, that stand so.</summary>
    public IQueryable<WorkItem> Visits(string flow, string? step, StepVisit? visit)
    {
        var items = db.Set<WorkItem>()
            .Where(item =>
                item.DefinitionId == flow && item.SponsorId == null && item.State != WorkItemState.Cancelled
            );
        if (step is not null)
            items = items.Where(item =>
                db.Set<ApprovalRound>().Any(round => round.Id == item.RoundId && round.ActivityId == step)
            );
        return visit switch
        {
            StepVisit.Open => items.Where(item => item.State != WorkItemState.Done),
            StepVisit.Decided => items.Where(item => item.State == WorkItemState.Done),
            StepVisit.SentBack => items.Where(item =>
                item.State == WorkItemState.Done && StepFigures.SentBack.Contains(item.Outcome)
            ),
            _ => items,
        };
    }

    private static IQueryable<PlanTask> OfDepartment(IQueryable<PlanTask> tasks, Guid id, TaskPart part) =>
        part switch
        {
            TaskPart.Lead => tasks.Where(task => task.LeadDepartmentId == id),
            TaskPart.Participant => tasks.Where(task => task.Participants.Any(row => row.DepartmentId == id)),
            _ => tasks.Where(task =>
                task.LeadDepartmentId == id || task.Participants.Any(row => row.DepartmentId == id)
            ),
        };

    private static IQueryable<PlanTask> Due(IQueryable<PlanTask> tasks, LedgerFilter filter)
    {
        if (filter.IsUndated is { } isUndated)
            tasks = tasks.Where(task => task.DueOn == null == isUndated);
        if (filter.DueFrom is { } from)
            tasks = tasks.Where(task => task.DueOn >= from);
        if (filter.DueTo is { } to)
            tasks = tasks.Where(task => task.DueOn <= to);
        return tasks;
    }

    private static IQueryable<PlanTask> HandedOut(IQueryable<PlanTask> tasks, LedgerFilter filter)
    {
        if (filter.HandedOutFrom is { } from)
        {
            var first = OfficeTime.At(from, TimeOnly.MinValue);
            tasks = tasks.Where(task => task.HandedOutAt >= first);
        }

        if (filter.HandedOutTo is { } to)
        {
            var end = OfficeTime.At(to.AddDays(1), TimeOnly.MinValue);
            tasks = tasks.Where(task => task.HandedOutAt < end);
        }

        return tasks;
    }

    private static IQueryable<PlanTask> Completed(IQueryable<PlanTask> tasks, LedgerFilter filter)
    {
        if (filter.CompletedFrom is { } from)
        {
            var first = OfficeTime.At(from, TimeOnly.MinValue);
            tasks = tasks.Where(task => task.CompletedAt >= first);
        }

        if (filter.CompletedTo is { } to)
        {
            var end = OfficeTime.At(to.AddDays(1), TimeOnly.MinValue);
            tasks = tasks.Where(task => task.CompletedAt < end);
        }

        return tasks;
    }

    // The light is computed, so a filter by light is one by due day.
    private IQueryable<PlanTask> Shining(IQueryable<PlanTask> tasks, Light light)
    {
        var today = office.Today;
        var lastYellow = Enumerable
            .Range(0, FarthestYellowDay)
            .Select(days => today.AddDays(days))
            .TakeWhile(day => office.LightOf(day) is not Light.Green)
            .DefaultIfEmpty(today.AddDays(-1))
            .Last();
        tasks = tasks.Where(task => task.DueOn != null && !Untimed.Contains(task.Status));
        return light switch
        {
            Light.Red => tasks.Where(task => task.DueOn < today),
            Light.Yellow => tasks.Where(task => task.DueOn >= today && task.DueOn <= lastYellow),
            _ => tasks.Where(task => task.DueOn > lastYellow),
        };
    }

    private IQueryable<PlanTask> Marked(IQueryable<PlanTask> tasks, LedgerMark mark)
    {
        var today = office.Today;
        return mark switch
        {
            LedgerMark.Completed => tasks.Where(task => task.CompletedAt != null),
            LedgerMark.OnTime => tasks.Where(task => task.CompletedAt != null && !task.CompletedLate),
            LedgerMark.Late => tasks.Where(task => task.CompletedLate),
            LedgerMark.Overdue => Shining(tasks, Light.Red),
            LedgerMark.Terminated => tasks.Where(task => task.Status == PlanTaskStatus.Terminated),
            LedgerMark.Returned => tasks.Where(task => task.ReturnCount > 0),
            LedgerMark.Extended => tasks.Where(task => task.ExtensionCount > 0),
            LedgerMark.AcceptedLate => tasks.Where(task => task.AcceptedLate),
            _ => tasks.Where(task =>
                task.CompletedAt == null
                && task.Status != PlanTaskStatus.Terminated
                && (task.DueOn == null || task.DueOn >= today || task.Status == PlanTaskStatus.Suspended)
            ),
        };
    }

    private IQueryable<PlanTask> Passing(IQueryable<PlanTask> tasks, string flow, string? step, StepVisit? visit)
    {
        var items = Visits(flow, step, visit);
        return tasks.Where(task => items.Any(item => item.TaskId == task.Id));
    }

    private IQueryable<PlanTask> Reporting(IQueryable<PlanTask> tasks, Period period, PeriodReport? report)
    {
        var today = office.Today;
        var parts = db.Set<Subtask>()
            .Where(part => part.Period!.Cycle == period.Cycle && part.Period.StartsOn == period.StartsOn)
            .Where(part => part.Status != SubtaskStatus.Cancelled);
        parts = report switch
        {
            PeriodReport.Approved => parts.Where(part => part.Status == SubtaskStatus.Completed),
            PeriodReport.OnTime => parts.Where(part => part.Status == SubtaskStatus.Completed && !part.CompletedLate),
            PeriodReport.Late => parts.Where(part => part.CompletedLate),
            PeriodReport.Overdue => parts.Where(part => part.Status != SubtaskStatus.Completed && part.DueOn < today),
            _ => parts,
        };
        return tasks.Where(task => parts.Any(part => part.TaskId == task.Id));
    }
}
