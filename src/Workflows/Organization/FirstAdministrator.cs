using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Creates the account that a real office signs in with first, when nobody can sign in yet.</summary>
public sealed class FirstAdministrator(WorkflowsDbContext db, UserManager<Account> accounts)
{
    /// <summary>Creates an office admin of the office, person and account in one commit.</summary>
    /// <returns>Whether one was created: false when a real office admin already exists.</returns>
    /// <exception cref="InvalidOperationException">The name or the password will not do; the message says why.</exception>
    public async Task<bool> CreateAsync(
        string userName,
        string name,
        string password,
        CancellationToken cancellationToken
    )
    {
        var isAnother = await db.Set<Person>()
            .Where(person => person.ClosedAt == null && person.Roles.Contains(Role.OfficeAdmin))
            .AnyAsync(
                person => db.Users.Any(account => account.PersonId == person.Id && !account.IsDemonstration),
                cancellationToken
            );
        if (isAnother)
            return false;

        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var person = new Person
        {
            Name = name,
            DepartmentId = directory.Office.Id,
            Roles = [Role.OfficeAdmin],
        };
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = userName,
        };

        // The account's commit takes the person along.
        db.Add(person);
        var result = await accounts.CreateAsync(account, password);
        return result.Succeeded
            ? true
            : throw new InvalidOperationException(
                $"The first administrator was not created: {string.Join(' ', result.Errors.Select(error => error.Description))}"
            );
    }
}
