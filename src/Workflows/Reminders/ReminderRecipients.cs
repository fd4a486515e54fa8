using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>
/// Finds whom a reminder reaches: the department's handlers; its head too once overdue, or when it has no handler; the
/// leaders in charge of it once it is overdue for long (经办人 → 部门负责人 → 分管领导).
/// </summary>
public sealed class ReminderRecipients(
    WorkflowsDbContext db,
    ReminderPolicies policies,
    SupervisingLeaders leaders,
    OfficeTime time
)
{
    internal async Task<IReadOnlyList<Guid>> FindAsync(
        Guid departmentId,
        DateOnly dueOn,
        CancellationToken cancellationToken
    )
    {
        var policy = await policies.ReadAsync(cancellationToken);
        var kind = ReminderWording.KindOn(time.Today, dueOn);
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
                .Select(person => person.Id)
                .Union(await LeadersAsync(departmentId, policy, kind, dueOn, cancellationToken)),
        ];
    }

    private async Task<IEnumerable<Guid>> LeadersAsync(
        Guid departmentId,
        ReminderPolicy policy,
        NoticeKind kind,
        DateOnly dueOn,
        CancellationToken cancellationToken
    ) =>
        kind is NoticeKind.Overdue && time.WorkdaysBetween(dueOn, time.Today) >= policy.EscalateToLeaderAfter
            ? (await leaders.OfAsync(departmentId, cancellationToken)).Select(person => person.Id)
            : [];
}
