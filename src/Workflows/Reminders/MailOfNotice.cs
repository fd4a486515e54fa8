using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>What to mail of a notice; null when nobody wants it any more.</summary>
/// <param name="NoticeId">The notice.</param>
public sealed record MailOfNotice(Guid NoticeId) : IRequest<Mail?>;

/// <summary>A mail to one person.</summary>
/// <param name="Id">The notice; the same each time it is sent, so that the receiver's server knows it again.</param>
/// <param name="To">The address.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">What it says.</param>
/// <param name="TaskId">The task it leads to.</param>
/// <param name="WrittenAt">When the notice was written.</param>
public sealed record Mail(
    Guid Id,
    string To,
    string Name,
    string Subject,
    string Text,
    Guid? TaskId,
    DateTimeOffset WrittenAt
);

internal sealed class MailOfNoticeHandler(WorkflowsDbContext db) : IRequestHandler<MailOfNotice, Mail?>
{
    public Task<Mail?> Handle(MailOfNotice query, CancellationToken cancellationToken) =>
        (
            from notice in db.Set<Notice>()
            join person in db.Set<Person>() on notice.PersonId equals person.Id
            where notice.Id == query.NoticeId && person.WantsMail && person.Mail != null && person.ClosedAt == null
            select new Mail(
                notice.Id,
                person.Mail!,
                person.Name,
                notice.Title,
                notice.Text,
                notice.TaskId,
                notice.CreatedAt
            )
        ).SingleOrDefaultAsync(cancellationToken);
}
