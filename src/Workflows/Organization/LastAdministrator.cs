using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Keeps the office able to act: somebody who can sign in must stay its admin.</summary>
internal sealed class LastAdministrator(WorkflowsDbContext db)
{
    /// <summary>Refuses to take the role from the last one who has it. Of two who go at once, the second sees the first gone.</summary>
    /// <remarks>An invented admin, who signs in while demonstrating only, does not stand in for a real one.</remarks>
    public async Task EnsureAnotherAsync(Person leaving, CancellationToken cancellationToken)
    {
        var isReal = !await IsDemonstrationAsync(leaving.Id, cancellationToken);
        await db.LockPeopleAsync(
            await Admins().Select(person => person.Id).ToListAsync(cancellationToken),
            cancellationToken
        );
        var isAnother = await Admins()
            .Where(person => person.Id != leaving.Id)
            .AnyAsync(
                person =>
                    db.Users.Any(account => account.PersonId == person.Id && (!isReal || !account.IsDemonstration)),
                cancellationToken
            );
        if (!isAnother)
            throw new RuleException(
                "last_administrator",
                $"{leaving.Name}是最后一位办公室管理员，请先指定另一位，再取消他的角色或停用他的账号。"
            );
    }

    private IQueryable<Person> Admins() =>
        db.Set<Person>()
            .AsNoTracking()
            .Where(person => person.ClosedAt == null && person.Roles.Contains(Role.OfficeAdmin));

    private Task<bool> IsDemonstrationAsync(Guid personId, CancellationToken cancellationToken) =>
        db.Users.AnyAsync(account => account.PersonId == personId && account.IsDemonstration, cancellationToken);
}
