using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The people of a department, heads first.</summary>
/// <param name="DepartmentId">The department.</param>
public sealed record DepartmentPeople(Guid DepartmentId) : IRequest<IReadOnlyList<PersonLine>>;

/// <summary>One person of the list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Full name.</param>
/// <param name="Roles">Roles held in the department.</param>
public sealed record PersonLine(Guid Id, string Name, IReadOnlyList<Role> Roles);

internal sealed class DepartmentPeopleHandler(WorkflowsDbContext db)
    : IRequestHandler<DepartmentPeople, IReadOnlyList<PersonLine>>
{
    public async Task<IReadOnlyList<PersonLine>> Handle(DepartmentPeople request, CancellationToken cancellationToken)
    {
        if (
            !await db.Set<Department>().AnyAsync(department => department.Id == request.DepartmentId, cancellationToken)
        )
            throw new NotFoundException("部门", request.DepartmentId);

        var people = await db.Set<Person>()
            .AsNoTracking()
            .Where(person => person.DepartmentId == request.DepartmentId && person.ClosedAt == null)
            .ToListAsync(cancellationToken);

        return
        [
            .. people
                .OrderByDescending(person => person.Is(Role.DepartmentHead))
                .ThenBy(person => person.Name, StringComparer.Ordinal)
                .Select(person => new PersonLine(person.Id, person.Name, person.Roles)),
        ];
    }
}
