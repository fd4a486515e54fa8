using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Assignments;

/// <summary>
/// What people held who are moved or leave: work a person had because of a place goes back to that place's pool when he
/// is moved, and an account is not closed while work waits for its person by name.
/// </summary>
internal sealed class PeopleWhoMove(WorkflowsDbContext db, RoundTurn rounds, AuditTrail audit)
    : INotificationHandler<PersonMoved>,
        INotificationHandler<PersonClosing>
{
    public async Task Handle(PersonMoved notification, CancellationToken cancellationToken)
    {
        var (before, after) = (notification.Before, notification.After);
        var held = await db.HeldBy(after.Id).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var item in held.Where(item => item.HasInPool(before) && !item.HasInPool(after)))
        {
            var turn = await rounds.TakeAsync(item.Id, cancellationToken);
            // Decided or passed on while we waited for the turn.
            if (turn.Item.AssigneeId != after.Id)
                continue;
            turn.Item.Release();
            audit.Add("workItem.release", $"{item.Title}：{after.Name}调动，退回部门待办", item.Subject);
        }
    }

    public async Task Handle(PersonClosing notification, CancellationToken cancellationToken)
    {
        var person = notification.Person;
        var open = await db.HeldBy(person.Id).CountAsync(cancellationToken);
        if (open > 0)
            notification.Obstacles.Add($"{person.Name}名下还有{open}项待办，请先办理离职转办，再停用账号。");
    }
}
