using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>All people of the organisation, department by department in list order, heads first.</summary>
public sealed record Everyone : IRequest<IReadOnlyList<DepartmentMember>>;

/// <summary>One person and where.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Full name.</param>
/// <param name="Department">The department's short name.</param>
/// <param name="Roles">Roles held there.</param>
public sealed record DepartmentMember(Guid Id, string Name, string Department, IReadOnlyList<Role> Roles);

internal sealed class EveryoneHandler(WorkflowsDbContext db)
    : IRequestHandler<Everyone, IReadOnlyList<DepartmentMember>>
{
    public async Task<IReadOnlyList<DepartmentMember>> Handle(Everyone request, CancellationToken cancellationToken)
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var people = await db.Set<Person>()
            .AsNoTracking()
            .Where(person => person.ClosedAt == null)
            .ToListAsync(cancellationToken);
        var byDepartment = people.ToLookup(person => person.DepartmentId);
        return
        [
            .. directory.Departments.SelectMany(department =>
                byDepartment[department.Id]
                    .OrderByDescending(person => person.Is(Role.DepartmentHead))
                    .ThenBy(person => person.Name, StringComparer.Ordinal)
                    .Select(person => new DepartmentMember(person.Id, person.Name, department.ShortName, person.Roles))
            ),
        ];
    }
}
