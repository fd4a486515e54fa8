using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The signed-in person says where mail reaches him, and whether he wants any (邮件提醒).</summary>
/// <param name="Mail">The address; null for none.</param>
/// <param name="WantsMail">Whether notices are mailed as well.</param>
public sealed record SetMail(string? Mail, bool WantsMail) : ICommand<PersonId>;

internal sealed class SetMailValidator : AbstractValidator<SetMail>
{
    public SetMailValidator()
    {
        RuleFor(command => command.Mail).IsMailAddress();
        RuleFor(command => command.Mail)
            .NotEmpty()
            .WithMessage("要收邮件，请填写邮箱地址。")
            .When(command => command.WantsMail);
    }
}

internal sealed class SetMailHandler(WorkflowsDbContext db, Caller caller, AuditTrail audit)
    : IRequestHandler<SetMail, PersonId>
{
    public async Task<PersonId> Handle(SetMail command, CancellationToken cancellationToken)
    {
        var person = await db.EditPersonAsync(caller.Person.Id, cancellationToken);
        person.Mail = string.IsNullOrEmpty(command.Mail) ? null : command.Mail;
        person.WantsMail = command.WantsMail;
        audit.Add("person.setMail", person.WantsMail ? "开启邮件提醒" : "关闭邮件提醒", AuditSubject.None);
        return new PersonId(person.Id);
    }
}
