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

/// <summary>One amount that counts for a target.</summary>
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
    IReadOnlyList<Guid> Evidence,
    PersonRef Person,
    DateTimeOffset At
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

        return await query.Page.ReadAsync(
            from entry in entries
            join person in db.Set<Person>() on entry.PersonId equals person.Id
            orderby entry.At descending, entry.Id descending
            select new TargetEntryLine(
                entry.Id,
                entry.Amount,
                entry.Year,
                entry.Quarter,
                entry.DepartmentId,
                entry.SubmissionId,
                entry.ReportId,
                entry.ReversesId,
                db.Set<TargetEntry>().Any(other => other.ReversesId == entry.Id),
                entry.Reason,
                db.Set<Evidence>()
                    .Where(file =>
                        (entry.SubmissionId != null && file.SubmissionId == entry.SubmissionId)
                        || (entry.ReportId != null && file.ReportId == entry.ReportId)
                    )
                    .Select(file => file.Id)
                    .ToList(),
                new PersonRef(person.Id, person.Name),
                entry.At
            ),
            cancellationToken
        );
    }
}
