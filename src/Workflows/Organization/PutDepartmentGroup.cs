using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The office says which departments a printed name stands for (部门组). Tasks keep the members they were expanded to.</summary>
/// <param name="GroupId">The group, from the address; null for a new one.</param>
/// <param name="Name">The name as documents print it.</param>
/// <param name="MemberIds">Its departments.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PutDepartmentGroup(
    [property: JsonIgnore] Guid? GroupId,
    string Name,
    IReadOnlyList<Guid> MemberIds
) : ICommand<DepartmentGroupLine>;

/// <summary>The office forgets a printed name. Tasks keep the members they were expanded to.</summary>
/// <param name="GroupId">The group.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record RemoveDepartmentGroup(Guid GroupId) : ICommand<Unit>;

internal sealed class PutDepartmentGroupValidator : AbstractValidator<PutDepartmentGroup>
{
    public PutDepartmentGroupValidator()
    {
        RuleFor(command => command.Name)
            .Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= 100)
            .WithMessage("请填写组名（不超过100字）。");
        RuleFor(command => command.MemberIds).NotEmpty().WithMessage("请至少选择一个部门。");
    }
}

internal sealed class DepartmentGroupEditHandler(WorkflowsDbContext db, AuditTrail audit)
    : IRequestHandler<PutDepartmentGroup, DepartmentGroupLine>,
        IRequestHandler<RemoveDepartmentGroup, Unit>
{
    public async Task<DepartmentGroupLine> Handle(PutDepartmentGroup command, CancellationToken cancellationToken)
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var name = command.Name.Trim();
        EnsureIsFree(name, command.GroupId, directory);
        var members = directory.Departments.Where(department => command.MemberIds.Contains(department.Id)).ToList();
        if (command.MemberIds.Any(id => !members.Exists(member => member.Id == id)))
            throw new InvalidRequestException("unknown_department", "memberIds", "没有其中的某个部门，或者它已撤销。");

        DepartmentGroup group;
        if (command.GroupId is { } id)
            group = await FindAsync(id, cancellationToken);
        else
            db.Add(group = new DepartmentGroup { Name = name });
        group.Name = name;
        group.MemberIds = [.. members.Select(member => member.Id)];
        audit.Add(
            "departmentGroup.put",
            $"部门组“{name}”：{string.Join('、', members.Select(member => member.ShortName))}",
            AuditSubject.None
        );
        return new DepartmentGroupLine(group.Id, name, [.. members.Select(DepartmentLine.Of)]);
    }

    public async Task<Unit> Handle(RemoveDepartmentGroup command, CancellationToken cancellationToken)
    {
        var group = await FindAsync(command.GroupId, cancellationToken);
        db.Remove(group);
        audit.Add("departmentGroup.remove", $"删除部门组“{group.Name}”", AuditSubject.None);
        return Unit.Value;
    }

    private async Task<DepartmentGroup> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.FindAsync<DepartmentGroup>([id], cancellationToken) ?? throw new NotFoundException("部门组", id);

    private static void EnsureIsFree(string name, Guid? groupId, DepartmentDirectory directory)
    {
        if (directory.Find(name) is not null)
            throw new RuleException("group_name_taken", $"“{name}”是一个部门的名称，不能用作组名。");
        if (directory.FindGroup(name) is { } other && other.Id != groupId)
            throw new RuleException("group_name_taken", $"已有部门组“{name}”，请换一个名称。");
    }
}
