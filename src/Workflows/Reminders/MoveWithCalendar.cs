using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>Reminders of what is overdue come on working days, so they move when the working days do. The others count calendar days.</summary>
internal sealed class MoveWithCalendar(WorkflowsDbContext db, ReminderPolicies policies, OfficeTime time)
    : INotificationHandler<CalendarChanged>
{
    public async Task Handle(CalendarChanged notification, CancellationToken cancellationToken)
    {
        // Nothing is in use yet that is not committed: the steps are those of the calendar to come.
        var steps = new ReminderSteps(await policies.ReadAsync(cancellationToken), time.With(notification.Calendar));
        var open = await db.Set<Reminder>()
            .Where(reminder => reminder.FiredAt == null && reminder.CancelledAt == null)
            .Where(reminder => reminder.Kind == ReminderKind.Overdue && reminder.FireAt > time.Now)
            .ToListAsync(cancellationToken);

        foreach (var reminder in open)
        {
            var moved = steps.NextOverdue(reminder.Subject, reminder.DueOn);
            if (moved.FireAt == reminder.FireAt)
                continue;

            reminder.Cancel(time.Now);
            db.Add(moved);
        }
    }
}
