using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Who is above a department (分管领导): the leaders it names, or all leaders where it names none.</summary>
public sealed class SupervisingLeaders(WorkflowsDbContext db)
{
    /// <summary>The leaders a department's matters go up to.</summary>
    public async Task<IReadOnlyList<Person>> OfAsync(Guid departmentId, CancellationToken cancellationToken)
    {
        var leaders = await db.Set<Person>()
            .Where(person => person.Roles.Contains(Role.Leader))
            .ToListAsync(cancellationToken);
        var named =
            await db.Set<Department>()
                .Where(department => department.Id == departmentId)
                .Select(department => department.SupervisingLeaderIds)
                .SingleOrDefaultAsync(cancellationToken)
            ?? [];
        var own = leaders.FindAll(leader => named.Contains(leader.Id));
        return [.. (own.Count > 0 ? own : leaders).OrderBy(leader => leader.Name, StringComparer.Ordinal)];
    }

    /// <summary>Names the leaders of a department, in place of those it had.</summary>
    /// <exception cref="InvalidRequestException">One of them is no leader.</exception>
    internal async Task PutAsync(
        Department department,
        IReadOnlyList<Guid>? leaders,
        CancellationToken cancellationToken
    )
    {
        var ids = (leaders ?? []).Distinct().ToList();
        var known = await db.Set<Person>()
            .CountAsync(person => ids.Contains(person.Id) && person.Roles.Contains(Role.Leader), cancellationToken);
        if (known < ids.Count)
            throw new InvalidRequestException(
                "not_a_leader",
                "supervisingLeaderIds",
                "分管领导只能从有“领导”角色的人员中选择。"
            );
        department.SupervisingLeaderIds = ids;
    }
}

/// <summary>Whoever leaves, or is a leader no longer, is in charge of no department.</summary>
internal sealed class LeaveSupervision(WorkflowsDbContext db)
    : INotificationHandler<PersonMoved>,
        INotificationHandler<PersonClosing>
{
    public Task Handle(PersonMoved notification, CancellationToken cancellationToken) =>
        notification.After.Is(Role.Leader) ? Task.CompletedTask : LeaveAsync(notification.After.Id, cancellationToken);

    public Task Handle(PersonClosing notification, CancellationToken cancellationToken) =>
        LeaveAsync(notification.Person.Id, cancellationToken);

    private async Task LeaveAsync(Guid id, CancellationToken cancellationToken)
    {
        var departments = await db.Set<Department>()
            .Where(department => department.SupervisingLeaderIds.Contains(id))
            .ToListAsync(cancellationToken);
        foreach (var department in departments)
            department.SupervisingLeaderIds = [.. department.SupervisingLeaderIds.Where(leader => leader != id)];
    }
}
