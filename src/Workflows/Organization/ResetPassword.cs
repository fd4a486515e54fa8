using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The office gives somebody a new password, to be changed at the next sign-in; sessions end (重置密码).</summary>
/// <param name="PersonId">The person, from the address.</param>
/// <param name="Password">The password.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ResetPassword([property: JsonIgnore] Guid PersonId, Password Password) : ICommand<PersonId>;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator() => RuleFor(command => command.Password).IsPassword();
}

internal sealed class ResetPasswordHandler(WorkflowsDbContext db, AccountEdit accounts, AuditTrail audit)
    : IRequestHandler<ResetPassword, PersonId>
{
    public async Task<PersonId> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        var person = await db.FindPersonAsync(command.PersonId, cancellationToken);
        person.EnsureAtWork();
        await accounts.ResetPasswordAsync(await accounts.OfAsync(person, cancellationToken), command.Password);
        audit.Add("person.resetPassword", $"重置{person.Name}的密码", AuditSubject.None);
        return new PersonId(person.Id);
    }
}
