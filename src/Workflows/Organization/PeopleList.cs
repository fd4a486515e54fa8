using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>People with their accounts, by name, as the office administers them.</summary>
/// <param name="DepartmentId">Only those of this department.</param>
/// <param name="Role">Only those with this role.</param>
/// <param name="Search">Part of the name or of the user name.</param>
/// <param name="IsClosed">Only closed accounts, or only open ones.</param>
/// <param name="Page">Which page.</param>
[RequiresRole(Organization.Role.OfficeAdmin)]
public sealed record PeopleList(Guid? DepartmentId, Role? Role, string? Search, bool? IsClosed, PageRequest Page)
    : IRequest<Page<PersonView>>;

/// <summary>One person with the account.</summary>
/// <param name="PersonId">The person.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PersonDetails(Guid PersonId) : IRequest<PersonView>;

/// <summary>A person with the account.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Full name.</param>
/// <param name="Department">The department the person belongs to.</param>
/// <param name="Roles">Roles held there.</param>
/// <param name="UserName">Name to sign in by.</param>
/// <param name="Mail">Where mail reaches the person.</param>
/// <param name="WantsMail">Whether notices are mailed as well.</param>
/// <param name="MustChangePassword">Whether the first sign-in with the password somebody else set is still to come.</param>
/// <param name="ClosedAt">When the account was closed.</param>
public sealed record PersonView(
    Guid Id,
    string Name,
    DepartmentName Department,
    IReadOnlyList<Role> Roles,
    string UserName,
    string? Mail,
    bool WantsMail,
    bool MustChangePassword,
    DateTimeOffset? ClosedAt
);

internal sealed class PeopleListHandler(WorkflowsDbContext db)
    : IRequestHandler<PeopleList, Page<PersonView>>,
        IRequestHandler<PersonDetails, PersonView>
{
    public Task<Page<PersonView>> Handle(PeopleList query, CancellationToken cancellationToken)
    {
        var people = db.Set<Person>().AsNoTracking();
        if (query.DepartmentId is { } departmentId)
            people = people.Where(person => person.DepartmentId == departmentId);
        if (query.Role is { } role)
            people = people.Where(person => person.Roles.Contains(role));
        if (query.IsClosed is { } closed)
            people = people.Where(person => person.ClosedAt != null == closed);
        if (query.Search?.Trim() is { Length: > 0 } text)
            people = people.Where(person =>
                person.Name.Contains(text)
                || db.Users.Any(account => account.PersonId == person.Id && account.UserName!.Contains(text))
            );
        return query.Page.ReadAsync(
            Views(people.OrderBy(person => person.Name).ThenBy(person => person.Id)),
            cancellationToken
        );
    }

    public async Task<PersonView> Handle(PersonDetails query, CancellationToken cancellationToken) =>
        await Views(db.Set<Person>().AsNoTracking().Where(person => person.Id == query.PersonId))
            .SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException("人员", query.PersonId);

    private IQueryable<PersonView> Views(IQueryable<Person> people) =>
        from person in people
        join department in db.Set<Department>() on person.DepartmentId equals department.Id
        join account in db.Users on person.Id equals account.PersonId
        select new PersonView(
            person.Id,
            person.Name,
            new DepartmentName(department.Id, department.Code, department.ShortName),
            person.Roles,
            account.UserName ?? "",
            person.Mail,
            person.WantsMail,
            account.MustChangePassword,
            person.ClosedAt
        );
}
