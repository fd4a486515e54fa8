using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Loads the organisation into an empty database, once.</summary>
/// <remarks>
/// Everybody's demonstration password is the same, so it is hashed once: a hash takes a tenth of a second by intent.
/// A crash before the one commit leaves an empty database, and the next start begins anew.
/// </remarks>
public sealed class OrganizationSeed(WorkflowsDbContext db, UserManager<Account> accounts)
{
    /// <summary>Loads the document; people and their accounts only when a demonstration password is given.</summary>
    /// <returns>Whether anything was loaded: false when departments already exist.</returns>
    public async Task<bool> LoadAsync(
        OrganizationDocument document,
        string? demonstrationPassword,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Department>().AnyAsync(cancellationToken))
            return false;

        var departments = document
            .Departments.Select(ToDepartment)
            .ToDictionary(department => department.Code, StringComparer.Ordinal);
        db.AddRange(departments.Values);
        db.AddRange(document.Groups.Select(group => ToGroup(group, departments)));

        if (demonstrationPassword is not null)
        {
            var hash = accounts.PasswordHasher.HashPassword(new Account(), demonstrationPassword);
            var people = document.People.ToDictionary(
                entry => entry.UserName,
                entry => AddPerson(entry, departments, hash),
                StringComparer.Ordinal
            );
            foreach (var entry in document.Departments)
                departments[entry.Code].SupervisingLeaderIds =
                [
                    .. LeadersOf(entry, people).Select(person => person.Id),
                ];
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Department ToDepartment(DepartmentEntry entry, int index) =>
        new()
        {
            Code = entry.Code,
            ShortName = entry.ShortName,
            Name = entry.Name,
            Aliases = [.. entry.Aliases],
            Kind = entry.Kind,
            IsOffice = entry.IsOffice,
            Order = index + 1,
        };

    private static DepartmentGroup ToGroup(DepartmentGroupEntry entry, Dictionary<string, Department> departments) =>
        new() { Name = entry.Name, MemberIds = [.. entry.Members.Select(code => Find(code, departments).Id)] };

    private Person AddPerson(PersonEntry entry, Dictionary<string, Department> departments, string passwordHash)
    {
        var person = new Person
        {
            Name = entry.Name,
            DepartmentId = Find(entry.Department, departments).Id,
            Roles = [.. entry.Roles],
        };
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = entry.UserName,
            NormalizedUserName = accounts.NormalizeName(entry.UserName),
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            LockoutEnabled = true,
            IsDemonstration = true,
            PasswordHash = passwordHash,
        };
        db.Add(person);
        db.Add(account);
        return person;
    }

    private static IEnumerable<Person> LeadersOf(DepartmentEntry entry, Dictionary<string, Person> people) =>
        (entry.Leaders ?? []).Select(name =>
            people.TryGetValue(name, out var person) && person.Is(Role.Leader)
                ? person
                : throw new InvalidDataException(
                    $"The organisation seed names '{name}' in charge of '{entry.Code}', which is no leader's user name."
                )
        );

    private static Department Find(string code, Dictionary<string, Department> departments) =>
        departments.GetValueOrDefault(code)
        ?? throw new InvalidDataException(
            $"The organisation seed names the department '{code}' but does not define it."
        );
}
