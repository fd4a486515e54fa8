using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Substitutions;

/// <summary>Substitutions the asking person has part in, latest first; for the office those of everybody.</summary>
/// <param name="PersonId">Only those in which this person has part.</param>
/// <param name="IsActive">Only those that hold today, or only others.</param>
/// <param name="Page">Which page.</param>
public sealed record SubstitutionList(Guid? PersonId, bool? IsActive, PageRequest Page)
    : IRequest<Page<SubstitutionLine>>;

/// <summary>One substitution of the list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Person">Whose work items.</param>
/// <param name="Substitute">Who may decide them as well.</param>
/// <param name="DefinitionId">Only of this definition's flows; null for all.</param>
/// <param name="FromOn">The first day.</param>
/// <param name="ToOn">The last day.</param>
/// <param name="Reason">Why.</param>
/// <param name="CreatedAt">When it was arranged.</param>
/// <param name="EndedAt">When it was ended before its last day.</param>
/// <param name="IsActive">Whether it holds today.</param>
public sealed record SubstitutionLine(
    Guid Id,
    PersonRef Person,
    PersonRef Substitute,
    string? DefinitionId,
    DateOnly FromOn,
    DateOnly ToOn,
    string? Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    bool IsActive
);

internal sealed class SubstitutionListHandler(WorkflowsDbContext db, Caller caller, OfficeTime office)
    : IRequestHandler<SubstitutionList, Page<SubstitutionLine>>
{
    public Task<Page<SubstitutionLine>> Handle(SubstitutionList query, CancellationToken cancellationToken)
    {
        var me = caller.Person;
        if (query.PersonId is { } other && other != me.Id && !me.Is(Role.OfficeAdmin))
            throw new ForbiddenException("只能查看与自己有关的代理。");

        var today = office.Today;
        var rows = db.Set<Substitution>().AsNoTracking();
        if ((query.PersonId ?? (me.Is(Role.OfficeAdmin) ? default(Guid?) : me.Id)) is { } id)
            rows = rows.Where(row => row.PersonId == id || row.SubstituteId == id);
        if (query.IsActive is { } active)
            rows = rows.Where(row => (row.EndedAt == null && row.FromOn <= today && row.ToOn >= today) == active);
        return query.Page.ReadAsync(
            from row in rows
            join person in db.Set<Person>() on row.PersonId equals person.Id
            join substitute in db.Set<Person>() on row.SubstituteId equals substitute.Id
            orderby row.FromOn descending, row.Id descending
            select new SubstitutionLine(
                row.Id,
                new PersonRef(person.Id, person.Name),
                new PersonRef(substitute.Id, substitute.Name),
                row.DefinitionId,
                row.FromOn,
                row.ToOn,
                row.Reason,
                row.CreatedAt,
                row.EndedAt,
                row.EndedAt == null && row.FromOn <= today && row.ToOn >= today
            ),
            cancellationToken
        );
    }
}
