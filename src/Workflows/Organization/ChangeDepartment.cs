using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;

namespace Workflows.Organization;

/// <summary>The office changes what is said of a department: its names, what kind it is, its place in lists (修改部门).</summary>
/// <param name="DepartmentId">The department, from the address.</param>
/// <param name="ShortName">Name as plan documents print it.</param>
/// <param name="Kind">Department of the organ, or a unit below it.</param>
/// <param name="Order">Its place in lists.</param>
/// <param name="Name">Full official name; the short name when left out.</param>
/// <param name="Aliases">Other names documents use for it.</param>
/// <param name="SupervisingLeaderIds">The leaders in charge of it; none means all leaders.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ChangeDepartment(
    [property: JsonIgnore] Guid DepartmentId,
    string ShortName,
    DepartmentKind Kind,
    int Order,
    string? Name = null,
    IReadOnlyList<string>? Aliases = null,
    IReadOnlyList<Guid>? SupervisingLeaderIds = null
) : ICommand<DepartmentLine>, IDepartmentDescription;

internal sealed class ChangeDepartmentValidator : AbstractValidator<ChangeDepartment>
{
    public ChangeDepartmentValidator()
    {
        Include(new DepartmentDescriptionValidator());
        RuleFor(command => command.Order).InclusiveBetween(0, 100_000).WithMessage("排序为0到100000。");
    }
}

internal sealed class ChangeDepartmentHandler(DepartmentEdit edit, SupervisingLeaders leaders, AuditTrail audit)
    : IRequestHandler<ChangeDepartment, DepartmentLine>
{
    public async Task<DepartmentLine> Handle(ChangeDepartment command, CancellationToken cancellationToken)
    {
        var department = await edit.FindAsync(command.DepartmentId, cancellationToken);
        var before = department.ShortName;
        department.ShortName = command.ShortName.Trim();
        department.Name = string.IsNullOrWhiteSpace(command.Name) ? department.ShortName : command.Name.Trim();
        department.Aliases = DepartmentEdit.Tidy(command.Aliases);
        department.Kind = command.Kind;
        department.Order = command.Order;
        await leaders.PutAsync(department, command.SupervisingLeaderIds, cancellationToken);
        await edit.EnsureNamesAreFreeAsync(department, cancellationToken);
        audit.Add(
            "department.change",
            before == department.ShortName
                ? $"修改部门{before}（{department.Name}）"
                : $"部门{before}更名为{department.ShortName}（{department.Name}）",
            AuditSubject.None
        );
        return DepartmentLine.Of(department);
    }
}
