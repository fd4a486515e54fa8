using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>By which ways notices reach people (提醒渠道).</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record Channels : IRequest<ChannelsView>;

/// <summary>By which ways notices reach people; the inbox of the page always does.</summary>
/// <param name="Mail">Mail.</param>
public sealed record ChannelsView(MailChannel Mail);

/// <summary>Mail as a way to reach people.</summary>
/// <param name="IsOn">Whether a server is set.</param>
/// <param name="Server">The server and its port; empty when none is set.</param>
/// <param name="From">The address mail comes from.</param>
/// <param name="People">How many people want mail and have an address.</param>
public sealed record MailChannel(bool IsOn, string Server, string From, int People);

/// <summary>The asking person has a notice sent to himself, to see whether it arrives (试发).</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record TryMail : ICommand<Unit>;

internal sealed class ChannelsHandler(
    WorkflowsDbContext db,
    Notices notices,
    Caller caller,
    AuditTrail audit,
    IOptions<MailOptions> mail,
    TimeProvider clock
) : IRequestHandler<Channels, ChannelsView>, IRequestHandler<TryMail, Unit>
{
    public async Task<ChannelsView> Handle(Channels query, CancellationToken cancellationToken)
    {
        var people = await db.Set<Person>()
            .CountAsync(
                person => person.WantsMail && person.Mail != null && person.ClosedAt == null,
                cancellationToken
            );
        var options = mail.Value;
        return new ChannelsView(
            new MailChannel(options.IsOn, options.IsOn ? $"{options.Host}:{options.Port}" : "", options.From, people)
        );
    }

    public async Task<Unit> Handle(TryMail command, CancellationToken cancellationToken)
    {
        if (!mail.Value.IsOn)
            throw new RuleException("mail_off", "还没有设置邮件服务器（Mail:Host），不能试发。");
        if (caller.Person is not { WantsMail: true, Mail: { } address })
            throw new RuleException("mail_unwanted", "请先在“我的”页填写邮箱并开启邮件提醒，再试发。");

        await notices.WriteAsync(
            [
                new Notice
                {
                    PersonId = caller.Person.Id,
                    Kind = NoticeKind.Message,
                    Title = "邮件提醒试发",
                    Text = "收到这封邮件，说明邮件提醒可以使用。",
                    CreatedAt = clock.GetUtcNow(),
                },
            ],
            cancellationToken
        );
        audit.Add("channel.tryMail", $"试发邮件到{address}", AuditSubject.None);
        return Unit.Value;
    }
}
