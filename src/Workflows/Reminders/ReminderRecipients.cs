using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>Finds whom a reminder reaches: the department's handlers; its head too once overdue, or when it has no handler.</summary>
public sealed class ReminderRecipients(WorkflowsDbContext db, ReminderPolicy policy)
{
    internal async Task<IReadOnlyList<Guid>> FindAsync(
        Guid departmentId,
        NoticeKind kind,
        CancellationToken cancellationToken
    )
    {
        var people = await db.Set<Person>()
            .AsNoTracking()
            .Where(person => person.DepartmentId == departmentId)
            .ToListAsync(cancellationToken);
        var escalates = kind is NoticeKind.Overdue && policy.EscalateToHead;
        var toHeads = escalates || !people.Exists(person => person.Is(Role.Handler));

        return
        [
            .. people
                .Where(person => person.Is(Role.Handler) || (toHeads && person.Is(Role.DepartmentHead)))
                .Select(person => person.Id),
        ];
    }
}
