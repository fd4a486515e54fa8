using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Counts approved figures for the targets they name.</summary>
internal sealed class TargetLedger(WorkflowsDbContext db, OfficeTime office)
{
    /// <summary>Refuses figures for targets that are not the task's.</summary>
    /// <exception cref="InvalidRequestException">A figure names a target of no or another task.</exception>
    public async Task EnsureKnownAsync(
        Guid taskId,
        IReadOnlyList<Figure> figures,
        string field,
        CancellationToken cancellationToken
    )
    {
        var named = figures.Select(figure => figure.TargetId).OfType<Guid>().Distinct().ToList();
        if (named.Count == 0)
            return;

        var known = await db.Set<Target>()
            .CountAsync(target => target.TaskId == taskId && named.Contains(target.Id), cancellationToken);
        if (known != named.Count)
            throw new InvalidRequestException("unknown_target", field, "数据所填的指标不是本任务的指标。");
    }

    /// <summary>
    /// Counts the result last handed in of a task, or of one of its subtasks; said twice it counts once. A task's own
    /// result states totals: of them only what no part reported yet is added.
    /// </summary>
    public async Task CountResultAsync(Guid taskId, Guid? subtaskId, CancellationToken cancellationToken)
    {
        var submission = await db.Set<Submission>()
            .Where(row => row.TaskId == taskId && row.SubtaskId == subtaskId)
            .OrderByDescending(row => row.Round)
            .FirstOrDefaultAsync(cancellationToken);
        if (
            submission is null
            || await db.Set<TargetEntry>().AnyAsync(row => row.SubmissionId == submission.Id, cancellationToken)
        )
            return;

        foreach (var figure in submission.Figures.Where(figure => figure.TargetId is not null))
            await AddAsync(
                figure,
                new Reported(taskId, submission.DepartmentId, submission.SubmittedById, submission.SubmittedAt)
                {
                    SubmissionId = submission.Id,
                    IsTotal = subtaskId is null,
                },
                cancellationToken
            );
    }

    /// <summary>Counts a progress report that was approved just now.</summary>
    public async Task CountReportAsync(ProgressReport report, CancellationToken cancellationToken)
    {
        foreach (var figure in report.Figures.Where(figure => figure.TargetId is not null))
            await AddAsync(
                figure,
                new Reported(report.TaskId, report.DepartmentId, report.SubmittedById, report.SubmittedAt)
                {
                    ReportId = report.Id,
                },
                cancellationToken
            );
    }

    private async Task AddAsync(Figure figure, Reported reported, CancellationToken cancellationToken)
    {
        var target = (await db.FindAsync<Target>([figure.TargetId!.Value], cancellationToken))!;
        var day = OfficeTime.DayOf(reported.At);
        var amount = figure.Quantity;
        if (target.Kind is TargetKind.Coverage)
            amount -= await TotalAsync(target.Id, year: null, cancellationToken);
        else if (reported.IsTotal)
            amount = Math.Max(
                0,
                amount
                    - await TotalAsync(
                        target.Id,
                        target.Kind is TargetKind.AnnualCounter ? day.Year : null,
                        cancellationToken
                    )
            );
        if (amount == 0)
            return;

        db.Add(
            new TargetEntry
            {
                TaskId = reported.TaskId,
                TargetId = target.Id,
                DepartmentId = reported.DepartmentId,
                Amount = amount,
                Year = day.Year,
                Quarter = (day.Month + 2) / 3,
                SubmissionId = reported.SubmissionId,
                ReportId = reported.ReportId,
                PersonId = reported.PersonId,
                At = office.Now,
            }
        );
    }

    // What counts so far, the entries of this commit included.
    private async Task<decimal> TotalAsync(Guid targetId, int? year, CancellationToken cancellationToken)
    {
        var stored = await db.Set<TargetEntry>()
            .Where(row => row.TargetId == targetId && (year == null || row.Year == year))
            .SumAsync(row => row.Amount, cancellationToken);
        return stored
            + db.ChangeTracker.Entries<TargetEntry>()
                .Where(entry =>
                    entry.State is EntityState.Added
                    && entry.Entity.TargetId == targetId
                    && (year == null || entry.Entity.Year == year)
                )
                .Sum(entry => entry.Entity.Amount);
    }

    private sealed record Reported(Guid TaskId, Guid DepartmentId, Guid PersonId, DateTimeOffset At)
    {
        public Guid? SubmissionId { get; init; }
        public Guid? ReportId { get; init; }

        /// <summary>Whether its figures are totals: a task's own result sums up what its parts reported.</summary>
        public bool IsTotal { get; init; }
    }
}
