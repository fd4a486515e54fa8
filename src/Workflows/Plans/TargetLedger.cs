using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Counts approved figures for the targets they name.</summary>
internal sealed class TargetLedger(WorkflowsDbContext db, TargetTerms terms, OfficeTime office)
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

    /// <summary>Refuses to count in a period that is not the task's, or has ended.</summary>
    /// <exception cref="InvalidRequestException">It is no open period of the task.</exception>
    public async Task EnsureOpenAsync(Guid taskId, Guid periodId, CancellationToken cancellationToken)
    {
        var period = await db.FindAsync<Subtask>([periodId], cancellationToken);
        if (period?.TaskId != taskId || period.Period is null || period.HasEnded)
            throw new InvalidRequestException("unknown_period", "periodId", "所选周期不是本任务的，或者已经办结。");
    }

    /// <summary>
    /// Counts the result last handed in of a task, or of one of its subtasks; said twice it counts once. The result of a
    /// task or a period states totals: of them only what no part reported yet is added.
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

        var subtask = subtaskId is { } id ? await db.FindAsync<Subtask>([id], cancellationToken) : null;
        var reported = await InPeriodAsync(
            new Reported(taskId, submission.DepartmentId, submission.SubmittedById, submission.SubmittedAt)
            {
                SubmissionId = submission.Id,
                IsTotal = subtask is null or { Period: not null },
                ResultOf = subtask?.Period is null ? null : subtask.Id,
            },
            subtask?.Period is null ? null : subtask.Id,
            cancellationToken
        );
        foreach (var figure in submission.Figures.Where(figure => figure.TargetId is not null))
            await AddAsync(figure, reported, cancellationToken);
    }

    /// <summary>Counts a progress report that was approved just now.</summary>
    public async Task CountReportAsync(ProgressReport report, CancellationToken cancellationToken)
    {
        var reported = await InPeriodAsync(
            new Reported(report.TaskId, report.DepartmentId, report.SubmittedById, report.SubmittedAt)
            {
                ReportId = report.Id,
            },
            report.PeriodId,
            cancellationToken
        );
        foreach (var figure in report.Figures.Where(figure => figure.TargetId is not null))
            await AddAsync(figure, reported, cancellationToken);
    }

    // The period named, or else the one the day of reporting lies in; a task has few of them.
    private async Task<Reported> InPeriodAsync(Reported reported, Guid? named, CancellationToken cancellationToken)
    {
        var periods = await db.Set<Subtask>()
            .Where(row => row.TaskId == reported.TaskId && row.Period != null)
            .Where(row => named == null ? row.Status != SubtaskStatus.Cancelled : row.Id == named)
            .ToListAsync(cancellationToken);
        var period = periods.Find(row => named is not null || row.Period!.Nearest(reported.Day) == reported.Day);
        return period is null
            ? reported
            : reported with
            {
                PeriodId = period.Id,
                Day = period.Period!.Nearest(reported.Day),
            };
    }

    private async Task AddAsync(Figure figure, Reported reported, CancellationToken cancellationToken)
    {
        var target = (await db.FindAsync<Target>([figure.TargetId!.Value], cancellationToken))!;
        var amount = figure.Quantity - await CountedAsync(target, reported, cancellationToken);
        if (target.Kind is not TargetKind.Coverage && reported.IsTotal)
            amount = Math.Max(0, amount);
        if (amount == 0)
            return;

        db.Add(
            new TargetEntry
            {
                TaskId = reported.TaskId,
                TargetId = target.Id,
                DepartmentId = reported.DepartmentId,
                Amount = amount,
                Year = reported.Day.Year,
                Quarter = (reported.Day.Month + 2) / 3,
                PeriodId = reported.PeriodId,
                SubmissionId = reported.SubmissionId,
                ReportId = reported.ReportId,
                PersonId = reported.PersonId,
                At = office.Now,
            }
        );
        await terms.FollowAsync(target, cancellationToken);
    }

    // What of the figure counts already: a share replaces the one before, a total includes its parts.
    private async Task<decimal> CountedAsync(Target target, Reported reported, CancellationToken cancellationToken)
    {
        if (target.Kind is not TargetKind.Coverage && !reported.IsTotal)
            return 0;

        var stored = await db.Set<TargetEntry>()
            .Where(row => row.TargetId == target.Id)
            .Select(row => new
            {
                row.Year,
                row.PeriodId,
                row.Amount,
            })
            .ToListAsync(cancellationToken);
        var added = db
            .ChangeTracker.Entries<TargetEntry>()
            .Where(entry => entry.State is EntityState.Added && entry.Entity.TargetId == target.Id)
            .Select(entry => entry.Entity)
            .Select(row => new
            {
                row.Year,
                row.PeriodId,
                row.Amount,
            });
        return stored.Concat(added).Where(row => Includes(row.Year, row.PeriodId)).Sum(row => row.Amount);

        bool Includes(int year, Guid? periodId) =>
            target.Kind is TargetKind.Coverage
            || (reported.ResultOf is { } period ? periodId == period : IsInYear(year));

        bool IsInYear(int year) => target.Kind is not TargetKind.AnnualCounter || year == reported.Day.Year;
    }

    private sealed record Reported(Guid TaskId, Guid DepartmentId, Guid PersonId, DateTimeOffset At)
    {
        public Guid? SubmissionId { get; init; }
        public Guid? ReportId { get; init; }
        public Guid? PeriodId { get; init; }

        /// <summary>The period whose result it is.</summary>
        public Guid? ResultOf { get; init; }

        /// <summary>The office's day it counts on: of the report, or the nearest in its period.</summary>
        public DateOnly Day { get; init; } = OfficeTime.DayOf(At);

        /// <summary>Whether its figures are totals: the result of a task or a period sums up what its parts reported.</summary>
        public bool IsTotal { get; init; }
    }
}
