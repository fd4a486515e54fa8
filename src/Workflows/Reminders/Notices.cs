using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>Writes notices, in the running commit, and has those mailed whose people want mail.</summary>
public sealed class Notices(WorkflowsDbContext db, Outbox outbox, IOptions<MailOptions> mail)
{
    /// <summary>Writes them.</summary>
    public async Task WriteAsync(IEnumerable<Notice> notices, CancellationToken cancellationToken)
    {
        var written = notices.ToList();
        db.AddRange(written);
        if (!mail.Value.IsOn || written.Count == 0)
            return;

        var people = written.Select(notice => notice.PersonId).Distinct().ToList();
        var wanting = await db.Set<Person>()
            .Where(person => people.Contains(person.Id) && person.WantsMail && person.Mail != null)
            .Select(person => person.Id)
            .ToListAsync(cancellationToken);
        foreach (var notice in written.Where(notice => wanting.Contains(notice.PersonId)))
            outbox.Add(new SendMail(notice.Id));
    }
}
