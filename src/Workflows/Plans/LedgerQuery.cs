using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The tasks a ledger lists, in the order of plans and documents.</summary>
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
        var tasks = db.Set<PlanTask>().Where(task => task.HandedOutAt != null);
        if (filter.PlanId is { } plan)
            tasks = tasks.Where(task => task.PlanId == plan);
        if (filter.DepartmentId is { } department)
            tasks = tasks.Where(task => task.LeadDepartmentId == department);
        if (filter.Status is { } status)
            tasks = tasks.Where(task => task.Status == status);
        if (filter.Light is { } light)
            tasks = Shining(tasks, light);
        if (filter.Search?.Trim() is { Length: > 0 } text)
            tasks = tasks.Where(task => task.Number == text || task.Title.Contains(text));
        return tasks.OrderBy(task => task.PlanId).ThenBy(task => task.Order);
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
}
