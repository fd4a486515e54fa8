using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The ledger (台账): one row a task, with what was reached, reported, sent back and extended.</summary>
/// <param name="Filter">Which tasks.</param>
/// <param name="Page">Which page.</param>
/// <param name="Order">By what they are ordered.</param>
/// <param name="IsDescending">Whether the order is turned round.</param>
public sealed record Ledger(
    LedgerFilter Filter,
    PageRequest Page,
    LedgerOrder Order = LedgerOrder.Document,
    bool IsDescending = false
) : IRequest<Page<LedgerRow>>;

/// <summary>A task as a row of the ledger.</summary>
public sealed record LedgerRow(
    Guid Id,
    PlanRef Plan,
    string Number,
    string Title,
    string? Section,
    DepartmentRef Lead,
    IReadOnlyList<DepartmentRef> Participants,
    IReadOnlyList<LedgerTarget> Targets,
    PlanTaskStatus Status,
    DateOnly? DueOn,
    Light? Light,
    DateTimeOffset? HandedOutAt,
    DateTimeOffset? AcceptedAt,
    bool AcceptedLate,
    LatestReport? LatestReport,
    int SubtaskCount,
    int OpenSubtaskCount,
    int ReturnCount,
    int ExtensionCount,
    int UrgeCount,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? ClosedAt
);

/// <summary>A target and how much of it is reached.</summary>
public sealed record LedgerTarget(string Text, decimal? Quantity, string? Unit, decimal Reached);

/// <summary>The progress report approved last.</summary>
public sealed record LatestReport(string Text, int Percent, DateTimeOffset At);

internal sealed class LedgerHandler(WorkflowsDbContext db, LedgerQuery matching, TargetTotals totals, OfficeTime office)
    : IRequestHandler<Ledger, Page<LedgerRow>>
{
    public async Task<Page<LedgerRow>> Handle(Ledger query, CancellationToken cancellationToken)
    {
        var tasks = await query.Page.ReadAsync(
            matching
                .Of(query.Filter)
                .InOrder(query.Order, query.IsDescending, db)
                .AsNoTracking()
                .AsSplitQuery()
                .Include(task => task.Participants)
                .Include(task => task.Targets),
            cancellationToken
        );
        return new Page<LedgerRow>(await RowsAsync(tasks.Items, cancellationToken), tasks.Total);
    }

    private async Task<IReadOnlyList<LedgerRow>> RowsAsync(
        IReadOnlyList<PlanTask> tasks,
        CancellationToken cancellationToken
    )
    {
        var ids = tasks.Select(task => task.Id).ToList();
        var planIds = tasks.Select(task => task.PlanId).Distinct().ToList();
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var plans = await db.Set<Plan>()
            .Where(plan => planIds.Contains(plan.Id))
            .Select(plan => new PlanRef(plan.Id, plan.Title))
            .ToDictionaryAsync(plan => plan.Id, cancellationToken);
        var reached = await totals.OfTasksAsync(ids, cancellationToken);
        var urges = await db.Set<WorkItem>()
            .Where(item => ids.Contains(item.TaskId))
            .GroupBy(item => item.TaskId)
            .Select(group => new { group.Key, Count = group.Sum(item => item.UrgeCount) })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var reports = (
            await db.Set<ProgressReport>()
                .Where(report => ids.Contains(report.TaskId) && report.Status == ReportStatus.Approved)
                .GroupBy(report => report.TaskId)
                .Select(group => group.OrderByDescending(report => report.SubmittedAt).First())
                .ToListAsync(cancellationToken)
        ).ToDictionary(
            report => report.TaskId,
            report => new LatestReport(report.Text, report.Percent, report.SubmittedAt)
        );

        return
        [
            .. tasks.Select(task => new LedgerRow(
                task.Id,
                plans[task.PlanId],
                task.Number,
                task.Title,
                task.SectionNumber,
                DepartmentRef.To(directory.Get(task.LeadDepartmentId)),
                [
                    .. task
                        .Participants.OrderBy(participant => participant.Order)
                        .Select(participant => DepartmentRef.To(directory.Get(participant.DepartmentId))),
                ],
                [
                    .. task
                        .Targets.OrderBy(target => target.Order)
                        .Select(target => new LedgerTarget(
                            target.Text,
                            target.Quantity,
                            target.Unit,
                            totals.Reached(target, reached)
                        )),
                ],
                task.Status,
                task.DueOn,
                task.IsTimed ? office.LightOf(task.DueOn) : null,
                task.HandedOutAt,
                task.AcceptedAt,
                task.AcceptedLate,
                reports.GetValueOrDefault(task.Id),
                task.SubtaskCount,
                task.OpenSubtaskCount,
                task.ReturnCount,
                task.ExtensionCount,
                urges.GetValueOrDefault(task.Id),
                task.CompletedAt,
                task.ClosedAt
            )),
        ];
    }
}
