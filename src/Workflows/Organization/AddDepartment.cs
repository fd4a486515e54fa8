using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The office adds a department (新增部门).</summary>
/// <param name="ShortName">Name as plan documents print it.</param>
/// <param name="Kind">Department of the organ, or a unit below it.</param>
/// <param name="Name">Full official name; the short name when left out.</param>
/// <param name="Aliases">Other names documents use for it.</param>
/// <param name="Code">Stable short code; the short name when left out.</param>
/// <param name="SupervisingLeaderIds">The leaders in charge of it; none means all leaders.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AddDepartment(
    string ShortName,
    DepartmentKind Kind,
    string? Name = null,
    IReadOnlyList<string>? Aliases = null,
    string? Code = null,
    IReadOnlyList<Guid>? SupervisingLeaderIds = null
) : ICommand<DepartmentLine>, IDepartmentDescription;

internal sealed class AddDepartmentValidator : AbstractValidator<AddDepartment>
{
    public AddDepartmentValidator()
    {
        Include(new DepartmentDescriptionValidator());
        RuleFor(command => command.Code).MaximumLength(100).WithMessage("部门代码不超过100字。");
    }
}

internal sealed class AddDepartmentHandler(
    WorkflowsDbContext db,
    DepartmentEdit edit,
    SupervisingLeaders leaders,
    AuditTrail audit
) : IRequestHandler<AddDepartment, DepartmentLine>
{
    public async Task<DepartmentLine> Handle(AddDepartment command, CancellationToken cancellationToken)
    {
        var shortName = command.ShortName.Trim();
        var last = await db.Set<Department>().MaxAsync(other => (int?)other.Order, cancellationToken) ?? 0;
        var department = new Department
        {
            Code = string.IsNullOrWhiteSpace(command.Code) ? shortName : command.Code.Trim(),
            ShortName = shortName,
            Name = string.IsNullOrWhiteSpace(command.Name) ? shortName : command.Name.Trim(),
            Aliases = DepartmentEdit.Tidy(command.Aliases),
            Kind = command.Kind,
            Order = last + 1,
        };
        await leaders.PutAsync(department, command.SupervisingLeaderIds, cancellationToken);
        await edit.EnsureNamesAreFreeAsync(department, cancellationToken);
        db.Add(department);
        audit.Add("department.add", $"新增部门{department.ShortName}（{department.Name}）", AuditSubject.None);
        return DepartmentLine.Of(department);
    }
}
