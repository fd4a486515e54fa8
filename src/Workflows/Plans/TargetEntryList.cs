using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>What counts for a target, newest first; a participant sees what it reported.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="TargetId">The target.</param>
/// <param name="Page">Which page.</param>
public sealed record TargetEntryList(Guid TaskId, Guid TargetId, PageRequest Page) : IRequest<Page<TargetEntryLine>>;

/// <summary>One amount that counts for a target, and whether the asking person may take it back.</summary>
public sealed record TargetEntryLine(
    Guid Id,
    decimal Amount,
    int Year,
    int Quarter,
    Guid DepartmentId,
    Guid? SubmissionId,
    Guid? ReportId,
    Guid? ReversesId,
    bool IsReversed,
    string? Reason,
    IReadOnlyList<RecordedFile> Evidence,
    PersonRef Person,
    DateTimeOffset At,
    bool CanReverse
);

internal sealed class TargetEntryListHandler(WorkflowsDbContext db, Caller caller)
    : IRequestHandler<TargetEntryList, Page<TargetEntryLine>>
{
    public async Task<Page<TargetEntryLine>> Handle(TargetEntryList query, CancellationToken cancellationToken)
    {
        var leadId =
            await (
                from target in db.Set<Target>()
                join task in db.Set<PlanTask>() on target.TaskId equals task.Id
                where target.Id == query.TargetId && task.Id == query.TaskId
                select (Guid?)task.LeadDepartmentId
            ).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("指标", query.TargetId);

        var entries = db.Set<TargetEntry>().AsNoTracking().Where(row => row.TargetId == query.TargetId);
        if (!caller.Person.SeesAllOf(leadId))
        {
            var department = caller.Person.DepartmentId;
            entries = entries.Where(row => row.DepartmentId == department);
        }

        var page = await query.Page.ReadAsync(
            entries.OrderByDescending(row => row.At).ThenByDescending(row => row.Id),
            cancellationToken
        );
        return new Page<TargetEntryLine>(await LinesAsync(page.Items, leadId, cancellationToken), page.Total);
    }

    private async Task<IReadOnlyList<TargetEntryLine>> LinesAsync(
        IReadOnlyList<TargetEntry> entries,
        Guid leadId,
        CancellationToken cancellationToken
    )
    {
        var mayReverse = TaskAccess.MayReverseEntries(leadId, caller.Person);
        var ids = entries.Select(row => (Guid?)row.Id).ToList();
        var reversed = await db.Set<TargetEntry>()
            .Where(row => ids.Contains(row.ReversesId))
            .Select(row => row.ReversesId)
            .ToListAsync(cancellationToken);
        var sources = entries.Select(SourceOf).OfType<Guid>().Distinct().ToList();
        var files = (
            await db.Set<Evidence>()
                .Where(file => sources.Contains(file.ReportId!.Value) || sources.Contains(file.SubmissionId!.Value))
                .Select(file => new
                {
                    file.Id,
                    file.FileName,
                    Source = file.ReportId ?? file.SubmissionId,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(file => file.Source, file => new RecordedFile(file.Id, file.FileName));
        var personIds = entries.Select(row => row.PersonId).Distinct().ToList();
        var people = await db.Set<Person>()
            .Where(person => personIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => new PersonRef(person.Id, person.Name), cancellationToken);

        return
        [
            .. entries.Select(entry => new TargetEntryLine(
                entry.Id,
                entry.Amount,
                entry.Year,
                entry.Quarter,
                entry.DepartmentId,
                entry.SubmissionId,
                entry.ReportId,
                entry.ReversesId,
                reversed.Contains(entry.Id),
                entry.Reason,
                [.. files[SourceOf(entry)]],
                people[entry.PersonId],
                entry.At,
                mayReverse && entry.ReversesId is null && !reversed.Contains(entry.Id)
            )),
        ];
    }

    private static Guid? SourceOf(TargetEntry entry) => entry.ReportId ?? entry.SubmissionId;
}
