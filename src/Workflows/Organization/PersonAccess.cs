using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Finds people, and holds them still.</summary>
internal static class PersonAccess
{
    /// <summary>The person as stored now.</summary>
    /// <exception cref="NotFoundException">There is no such person.</exception>
    public static async Task<Person> FindPersonAsync(
        this WorkflowsDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
        ?? throw new NotFoundException("人员", id);

    /// <summary>Waits until nobody else changes what hangs on these people, and keeps others waiting until the commit.</summary>
    /// <remarks>On SQLite the write gate has put them in line; on PostgreSQL an update that changes nothing does.</remarks>
    public static async Task LockPeopleAsync(
        this WorkflowsDbContext db,
        IEnumerable<Guid> people,
        CancellationToken cancellationToken
    )
    {
        if (!db.Database.IsNpgsql())
            return;
        foreach (var id in people.Distinct().Order())
            await db.Set<Person>()
                .Where(row => row.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, row => row.Name), cancellationToken);
    }
}
