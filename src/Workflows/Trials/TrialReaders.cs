using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Copies;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Trials;

/// <summary>Who has a circulation to read in a trial.</summary>
internal sealed record TrialReaders : IRequest<IReadOnlyList<TrialCopy>>;

/// <summary>A circulation that is not read yet.</summary>
/// <param name="CopyId">The copy, as the walk at hand has it.</param>
/// <param name="Key">What it is called whenever the same acts are taken.</param>
/// <param name="Person">Who has it.</param>
/// <param name="Title">What it is called.</param>
internal sealed record TrialCopy(Guid CopyId, string Key, PersonRef Person, string Title);

internal sealed class TrialReadersHandler(WorkflowsDbContext db)
    : IRequestHandler<TrialReaders, IReadOnlyList<TrialCopy>>
{
    public async Task<IReadOnlyList<TrialCopy>> Handle(TrialReaders query, CancellationToken cancellationToken)
    {
        var rows = await (
            from copy in db.Set<PersonalCopy>()
            join person in db.Set<Person>() on copy.PersonId equals person.Id
            where copy.Kind == CopyKind.Circulation && copy.ReadAt == null
            orderby copy.CreatedAt, person.Name
            select new { copy, person }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new TrialCopy(
                row.copy.Id,
                $"{row.copy.ActivityId}:{row.person.Id}",
                new PersonRef(row.person.Id, row.person.Name),
                row.copy.Title
            )),
        ];
    }
}
