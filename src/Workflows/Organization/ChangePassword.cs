using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The signed-in person chooses another password; the other sessions end (修改密码).</summary>
/// <param name="CurrentPassword">The password up to now.</param>
/// <param name="NewPassword">The password from now on.</param>
public sealed record ChangePassword(Password CurrentPassword, Password NewPassword) : ICommand<PersonId>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(command => command.CurrentPassword).IsPassword();
        RuleFor(command => command.NewPassword).IsPassword();
        RuleFor(command => command.NewPassword)
            .NotEqual(command => command.CurrentPassword)
            .WithMessage("新密码不能与现在的密码相同。");
    }
}

internal sealed class ChangePasswordHandler(
    WorkflowsDbContext db,
    AccountEdit accounts,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<ChangePassword, PersonId>
{
    public async Task<PersonId> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var person = await db.FindPersonAsync(caller.Person.Id, cancellationToken);
        await accounts.ChangePasswordAsync(
            await accounts.OfAsync(person, cancellationToken),
            command.CurrentPassword,
            command.NewPassword
        );
        audit.Add("person.changePassword", $"{person.Name}修改密码", AuditSubject.None);
        return new PersonId(person.Id);
    }
}
