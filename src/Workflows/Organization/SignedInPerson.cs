using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Who is signed in: what the page shows in its corner and decides its menus by.</summary>
/// <param name="PersonId">The signed-in person.</param>
public sealed record SignedInPerson(Guid PersonId) : IRequest<SignedInPersonView>;

/// <summary>The signed-in person.</summary>
/// <param name="Id">Identity of the person.</param>
/// <param name="Name">Full name.</param>
/// <param name="UserName">Name to sign in by.</param>
/// <param name="Department">The department the person belongs to.</param>
/// <param name="Roles">Roles held there.</param>
/// <param name="MustChangePassword">Whether a password of the person's own is to be chosen before anything else.</param>
/// <param name="Mail">Where mail reaches the person.</param>
/// <param name="WantsMail">Whether notices are mailed as well.</param>
public sealed record SignedInPersonView(
    Guid Id,
    string Name,
    string UserName,
    DepartmentName Department,
    IReadOnlyList<Role> Roles,
    bool MustChangePassword,
    string? Mail,
    bool WantsMail
);

/// <summary>A department by its short name.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Code">Stable short code in pinyin.</param>
/// <param name="Name">Name as plan documents print it.</param>
public sealed record DepartmentName(Guid Id, string Code, string Name);

internal sealed class SignedInPersonHandler(WorkflowsDbContext db) : IRequestHandler<SignedInPerson, SignedInPersonView>
{
    public async Task<SignedInPersonView> Handle(SignedInPerson request, CancellationToken cancellationToken)
    {
        var account = await db
            .Users.AsNoTracking()
            .SingleAsync(account => account.PersonId == request.PersonId, cancellationToken);
        var person = await db.Set<Person>()
            .AsNoTracking()
            .SingleAsync(person => person.Id == request.PersonId, cancellationToken);
        var department = await db.Set<Department>()
            .AsNoTracking()
            .SingleAsync(department => department.Id == person.DepartmentId, cancellationToken);

        return new(
            person.Id,
            person.Name,
            account.UserName ?? "",
            new DepartmentName(department.Id, department.Code, department.ShortName),
            person.Roles,
            account.MustChangePassword,
            person.Mail,
            person.WantsMail
        );
    }
}
