using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The office changes a person's name, department, roles or user name (修改人员). What he had in the old place he has no longer.</summary>
/// <param name="PersonId">The person, from the address.</param>
/// <param name="Name">Full name.</param>
/// <param name="DepartmentId">The department the person belongs to.</param>
/// <param name="Roles">Roles held there.</param>
/// <param name="UserName">Name to sign in by.</param>
/// <param name="Mail">Where mail reaches the person.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ChangePerson(
    [property: JsonIgnore] Guid PersonId,
    string Name,
    Guid DepartmentId,
    IReadOnlyList<Role> Roles,
    string UserName,
    string? Mail = null
) : ICommand<PersonId>;

/// <summary>A person is of another department, or has other roles, from this commit on.</summary>
/// <param name="Before">As the person was.</param>
/// <param name="After">As the person is.</param>
internal sealed record PersonMoved(Person Before, Person After) : INotification;

internal sealed class ChangePersonValidator : AbstractValidator<ChangePerson>
{
    public ChangePersonValidator()
    {
        RuleFor(command => command.Name).IsPersonName();
        RuleFor(command => command.DepartmentId).NotEmpty().WithMessage("请选择部门。");
        RuleFor(command => command.Roles).AreRoles();
        RuleFor(command => command.UserName).IsUserName();
        RuleFor(command => command.Mail).IsMailAddress();
    }
}

internal sealed class ChangePersonHandler(
    WorkflowsDbContext db,
    AccountEdit accounts,
    LastAdministrator administrators,
    IMediator mediator,
    AuditTrail audit
) : IRequestHandler<ChangePerson, PersonId>
{
    public async Task<PersonId> Handle(ChangePerson command, CancellationToken cancellationToken)
    {
        await db.LockPeopleAsync([command.PersonId], cancellationToken);
        var before = await db.FindPersonAsync(command.PersonId, cancellationToken);
        before.EnsureAtWork();
        var department = await db.OpenDepartmentAsync(command.DepartmentId, cancellationToken);
        if (before.Is(Role.OfficeAdmin) && !command.Roles.Contains(Role.OfficeAdmin))
            await administrators.EnsureAnotherAsync(before, cancellationToken);

        var person = await db.EditPersonAsync(command.PersonId, cancellationToken);
        person.Name = command.Name.Trim();
        person.DepartmentId = department.Id;
        person.Roles = [.. command.Roles];
        person.Mail = string.IsNullOrEmpty(command.Mail) ? null : command.Mail;
        person.WantsMail = person.Mail is not null && (person.WantsMail || before.Mail is null);
        await accounts.RenameAsync(await accounts.OfAsync(person, cancellationToken), command.UserName);
        audit.Add(
            "person.change",
            $"修改人员{Named(before.Name, person.Name)}：{department.ShortName}，{RoleName.Of(person.Roles)}，用户名{command.UserName.Trim()}",
            AuditSubject.None
        );
        await mediator.Publish(new PersonMoved(before, person), cancellationToken);
        return new PersonId(person.Id);
    }

    private static string Named(string before, string after) => before == after ? after : $"{before}（改名{after}）";
}
