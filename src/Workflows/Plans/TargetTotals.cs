using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>What was reached of targets, from approved reports and results.</summary>
internal sealed class TargetTotals(WorkflowsDbContext db, OfficeTime office)
{
    /// <summary>The amounts counted for the targets of these tasks.</summary>
    public async Task<ILookup<Guid, YearTotal>> OfTasksAsync(
        IReadOnlyList<Guid> taskIds,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<TargetEntry>()
                .Where(entry => taskIds.Contains(entry.TaskId))
                .GroupBy(entry => new { entry.TargetId, entry.Year })
                .Select(group => new { group.Key, Total = group.Sum(entry => entry.Amount) })
                .ToListAsync(cancellationToken)
        ).ToLookup(group => group.Key.TargetId, group => new YearTotal(group.Key.Year, group.Total));

    /// <summary>What is held against a target's goal: a yearly target shows this year's count.</summary>
    public decimal Reached(Target target, ILookup<Guid, YearTotal> totals) =>
        totals[target.Id]
            .Where(part => target.Kind is not TargetKind.AnnualCounter || part.Year == office.Today.Year)
            .Sum(part => part.Total);
}

/// <summary>What one year brought for a target.</summary>
internal sealed record YearTotal(int Year, decimal Total);
