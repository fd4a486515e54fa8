using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Substitutions;

/// <summary>In whose place the asking person may act, judged at the moment of the act.</summary>
internal sealed class StandIns(WorkflowsDbContext db, Caller caller, OfficeTime office)
{
    /// <summary>Everybody for whom the asking person stands in today.</summary>
    public async Task<IReadOnlyList<StandIn>> OfCallerAsync(CancellationToken cancellationToken)
    {
        var today = office.Today;
        var me = caller.Person.Id;
        var rows = await (
            from row in db.Set<Substitution>().AsNoTracking()
            where row.SubstituteId == me && row.FromOn <= today && row.ToOn >= today && row.EndedAt == null
            join person in db.Set<Person>() on row.PersonId equals person.Id
            orderby row.CreatedAt
            select new { person, row.DefinitionId }
        ).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StandIn(row.person, row.DefinitionId))];
    }

    /// <summary>The people who stand in for these today, in flows of this definition.</summary>
    public async Task<IReadOnlyList<Guid>> ForAsync(
        IReadOnlyList<Guid> people,
        string definitionId,
        CancellationToken cancellationToken
    )
    {
        var today = office.Today;
        return await db.Set<Substitution>()
            .Where(row => people.Contains(row.PersonId) && row.FromOn <= today && row.ToOn >= today)
            .Where(row => row.EndedAt == null && (row.DefinitionId == null || row.DefinitionId == definitionId))
            .Select(row => row.SubstituteId)
            .Distinct()
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Who has the work item that the asking person acts on: that person, or the one he stands in for. What the act
    /// records from then on says so.
    /// </summary>
    /// <exception cref="ForbiddenException">It is neither's.</exception>
    public async Task<Person> HolderAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (item.MayBeDecidedBy(caller.Person))
            return caller.Person;

        var found = (await OfCallerAsync(cancellationToken)).FirstOrDefault(standIn => standIn.MayDecide(item));
        if (found is null)
            throw new ForbiddenException($"待办“{item.Title}”不由您办理。");
        caller.ActFor(found.Person, item.DepartmentId);
        return found.Person;
    }
}

/// <summary>Somebody whose work items another one may decide.</summary>
/// <param name="Person">Whose they are.</param>
/// <param name="DefinitionId">Only of this definition's flows; null for all.</param>
internal sealed record StandIn(Person Person, string? DefinitionId)
{
    /// <summary>Whether it may be decided in this place.</summary>
    public bool MayDecide(WorkItem item) =>
        (DefinitionId is null || DefinitionId == item.DefinitionId) && item.MayBeDecidedBy(Person);
}
