using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The office adds a person with an account, whose initial password is changed at the first sign-in (新增人员).</summary>
/// <param name="Name">Full name.</param>
/// <param name="DepartmentId">The department the person belongs to.</param>
/// <param name="Roles">Roles held there.</param>
/// <param name="UserName">Name to sign in by.</param>
/// <param name="Password">The initial password.</param>
/// <param name="Mail">Where mail reaches the person.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AddPerson(
    string Name,
    Guid DepartmentId,
    IReadOnlyList<Role> Roles,
    string UserName,
    Password Password,
    string? Mail = null
) : ICommand<PersonId>;

/// <summary>Names the person an act was about.</summary>
public sealed record PersonId(Guid Id);

internal sealed class AddPersonValidator : AbstractValidator<AddPerson>
{
    public AddPersonValidator()
    {
        RuleFor(command => command.Name).IsPersonName();
        RuleFor(command => command.DepartmentId).NotEmpty().WithMessage("请选择部门。");
        RuleFor(command => command.Roles).AreRoles();
        RuleFor(command => command.UserName).IsUserName();
        RuleFor(command => command.Password).IsPassword();
        RuleFor(command => command.Mail).IsMailAddress();
    }
}

internal sealed class AddPersonHandler(WorkflowsDbContext db, AccountEdit accounts, AuditTrail audit)
    : IRequestHandler<AddPerson, PersonId>
{
    public async Task<PersonId> Handle(AddPerson command, CancellationToken cancellationToken)
    {
        var department = await db.OpenDepartmentAsync(command.DepartmentId, cancellationToken);
        var person = new Person
        {
            Name = command.Name.Trim(),
            DepartmentId = department.Id,
            Roles = [.. command.Roles],
            Mail = string.IsNullOrEmpty(command.Mail) ? null : command.Mail,
            WantsMail = !string.IsNullOrEmpty(command.Mail),
        };
        await accounts.AddAsync(person, command.UserName, command.Password);
        audit.Add(
            "person.add",
            $"新增人员{person.Name}：{department.ShortName}，{RoleName.Of(person.Roles)}，用户名{command.UserName.Trim()}",
            AuditSubject.None
        );
        return new PersonId(person.Id);
    }
}
