using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Periods;

/// <summary>How tasks report by periods (周期报送), the period that begins last first.</summary>
/// <param name="Filter">Which tasks are counted.</param>
/// <param name="From">Only periods that begin on this day or later.</param>
/// <param name="To">Only periods that begin on this day or earlier.</param>
public sealed record PeriodStatistics(LedgerFilter Filter, DateOnly? From = null, DateOnly? To = null)
    : IRequest<IReadOnlyList<PeriodCount>>;

/// <summary>The reports for one period.</summary>
/// <param name="Cycle">How long the period is.</param>
/// <param name="StartsOn">Its first day.</param>
/// <param name="Name">What the office calls it.</param>
/// <param name="Tasks">How many tasks report for it; one called off does not count.</param>
/// <param name="Approved">How many of the reports were approved.</param>
/// <param name="OnTime">How many of these by their day.</param>
/// <param name="OnTimeRate">Share of the approved that kept their day, 0 to 1; null with none approved.</param>
/// <param name="Overdue">How many are not approved though their day has passed.</param>
public sealed record PeriodCount(
    Cycle Cycle,
    DateOnly StartsOn,
    string Name,
    int Tasks,
    int Approved,
    int OnTime,
    double? OnTimeRate,
    int Overdue
);

internal sealed class PeriodStatisticsHandler(WorkflowsDbContext db, LedgerQuery matching, OfficeTime office)
    : IRequestHandler<PeriodStatistics, IReadOnlyList<PeriodCount>>
{
    // Four years of months; who asks for longer ago says so.
    private const int MostPeriods = 48;

    public async Task<IReadOnlyList<PeriodCount>> Handle(PeriodStatistics query, CancellationToken cancellationToken)
    {
        var today = office.Today;
        var parts = db.Set<Subtask>().Where(part => part.Period != null && part.Status != SubtaskStatus.Cancelled);
        if (query.From is { } from)
            parts = parts.Where(part => part.Period!.StartsOn >= from);
        if (query.To is { } to)
            parts = parts.Where(part => part.Period!.StartsOn <= to);
        var counts = await (
            from part in parts
            join task in matching.Of(query.Filter) on part.TaskId equals task.Id
            group part by new { part.Period!.Cycle, part.Period.StartsOn } into period
            orderby period.Key.StartsOn descending, period.Key.Cycle
            select new
            {
                period.Key,
                Tasks = period.Count(),
                Approved = period.Count(part => part.Status == SubtaskStatus.Completed),
                Late = period.Count(part => part.CompletedLate),
                Overdue = period.Count(part => part.Status != SubtaskStatus.Completed && part.DueOn < today),
            }
        )
            .Take(MostPeriods)
            .ToListAsync(cancellationToken);
        return
        [
            .. counts.Select(count => new PeriodCount(
                count.Key.Cycle,
                count.Key.StartsOn,
                new Period(count.Key.Cycle, count.Key.StartsOn).Name,
                count.Tasks,
                count.Approved,
                count.Approved - count.Late,
                count.Approved == 0 ? null : (double)(count.Approved - count.Late) / count.Approved,
                count.Overdue
            )),
        ];
    }
}
