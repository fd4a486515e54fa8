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

    /// <summary>The person, to be changed in this commit.</summary>
    /// <exception cref="NotFoundException">There is no such person.</exception>
    public static async Task<Person> EditPersonAsync(
        this WorkflowsDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) => await db.FindAsync<Person>([id], cancellationToken) ?? throw new NotFoundException("人员", id);

    /// <summary>The department, to put somebody into.</summary>
    /// <exception cref="InvalidRequestException">There is none, or it is closed.</exception>
    public static async Task<Department> OpenDepartmentAsync(
        this WorkflowsDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.FindAsync<Department>([id], cancellationToken) is { ClosedAt: null } department
            ? department
            : throw new InvalidRequestException("unknown_department", "departmentId", "没有这个部门，或者它已撤销。");

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
