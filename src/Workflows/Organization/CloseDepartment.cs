using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The office closes a department on which nothing open hangs (撤销部门).</summary>
/// <param name="DepartmentId">The department.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record CloseDepartment(Guid DepartmentId) : ICommand<DepartmentLine>;

/// <summary>The office takes the closing of a department back (恢复部门).</summary>
/// <param name="DepartmentId">The department.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ReopenDepartment(Guid DepartmentId) : ICommand<DepartmentLine>;

/// <summary>A department is about to be closed: whoever has something open there says so.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Obstacles">What is open, in words; anything here refuses the closing.</param>
public sealed record DepartmentClosing(Guid DepartmentId, ICollection<string> Obstacles) : INotification;

internal sealed class CloseDepartmentHandler(
    WorkflowsDbContext db,
    DepartmentEdit edit,
    IMediator mediator,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<CloseDepartment, DepartmentLine>, IRequestHandler<ReopenDepartment, DepartmentLine>
{
    public async Task<DepartmentLine> Handle(CloseDepartment command, CancellationToken cancellationToken)
    {
        var department = await edit.FindAsync(command.DepartmentId, cancellationToken);
        if (department.IsOffice)
            throw new RuleException("department_is_office", $"{department.ShortName}是督办办公室，不能撤销。");

        var obstacles = await ObstaclesAsync(department, cancellationToken);
        if (obstacles.Count > 0)
            throw new RuleException(
                "department_in_use",
                $"{department.ShortName}还不能撤销，还有：{string.Join('、', obstacles)}。请先转出或办完。"
            );

        department.Close(clock.GetUtcNow());
        foreach (var group in await GroupsAsync(department, cancellationToken))
            group.MemberIds = [.. group.MemberIds.Where(id => id != department.Id)];
        audit.Add("department.close", $"撤销部门{department.ShortName}", AuditSubject.None);
        return DepartmentLine.Of(department);
    }

    public async Task<DepartmentLine> Handle(ReopenDepartment command, CancellationToken cancellationToken)
    {
        var department = await edit.FindAsync(command.DepartmentId, cancellationToken);
        department.Reopen();
        await edit.EnsureNamesAreFreeAsync(department, cancellationToken);
        audit.Add("department.reopen", $"恢复部门{department.ShortName}", AuditSubject.None);
        return DepartmentLine.Of(department);
    }

    private async Task<List<string>> ObstaclesAsync(Department department, CancellationToken cancellationToken)
    {
        var obstacles = new List<string>();
        var people = await db.Set<Person>()
            .CountAsync(person => person.DepartmentId == department.Id && person.ClosedAt == null, cancellationToken);
        if (people > 0)
            obstacles.Add($"在职人员{people}人");
        await mediator.Publish(new DepartmentClosing(department.Id, obstacles), cancellationToken);
        return obstacles;
    }

    private async Task<IEnumerable<DepartmentGroup>> GroupsAsync(
        Department department,
        CancellationToken cancellationToken
    ) =>
        (await db.Set<DepartmentGroup>().ToListAsync(cancellationToken)).Where(group =>
            group.MemberIds.Contains(department.Id)
        );
}
