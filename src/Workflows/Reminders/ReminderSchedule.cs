using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>Keeps the reminders of a term in step with it. Saves nothing: the command's one commit does.</summary>
public sealed class ReminderSchedule(WorkflowsDbContext db, ReminderPolicies policies, OfficeTime time)
{
    /// <summary>Makes the open reminders of the subject those that its term asks for; a subject without a term has none.</summary>
    /// <remarks>Said twice it changes nothing the second time, and a step already sent for the same term is not sent again.</remarks>
    public async Task ScheduleAsync(ReminderSubject subject, DateOnly? dueOn, CancellationToken cancellationToken)
    {
        var existing = await ReadAsync(subject, cancellationToken);
        var steps = new ReminderSteps(await policies.ReadAsync(cancellationToken), time);
        List<Reminder> wanted = dueOn is { } due ? [.. steps.Ahead(subject, due)] : [];

        foreach (
            var reminder in existing.Where(reminder => reminder.IsOpen && !wanted.Exists(step => Keeps(reminder, step)))
        )
            Drop(reminder);

        db.AddRange(wanted.Where(step => !existing.Exists(reminder => Stands(reminder, step))));
    }

    /// <summary>Cancels what is still to be sent, because the work is done or given up.</summary>
    public async Task CancelAsync(ReminderSubject subject, CancellationToken cancellationToken)
    {
        var existing = await ReadAsync(subject, cancellationToken);

        foreach (var reminder in existing.Where(reminder => reminder.IsOpen))
            Drop(reminder);
    }

    // Rows this command added before are not stored yet, so they are looked for among the tracked ones.
    private async Task<List<Reminder>> ReadAsync(ReminderSubject subject, CancellationToken cancellationToken)
    {
        await db.Set<Reminder>()
            .Where(reminder =>
                reminder.TaskId == subject.TaskId
                && reminder.SubtaskId == subject.SubtaskId
                && reminder.TargetId == subject.TargetId
            )
            .Where(reminder => reminder.CancelledAt == null)
            .Where(reminder => reminder.FiredAt == null || reminder.Kind != ReminderKind.Overdue)
            .LoadAsync(cancellationToken);
        return [.. db.Set<Reminder>().Local.Where(reminder => reminder.IsOf(subject))];
    }

    private void Drop(Reminder reminder)
    {
        if (db.Entry(reminder).State is EntityState.Added)
            db.Remove(reminder);
        else
            reminder.Cancel(time.Now);
    }

    private static bool Stands(Reminder reminder, Reminder step) =>
        reminder.IsOpen ? Keeps(reminder, step) : reminder.FiredAt is not null && reminder.IsSameStepAs(step);

    private static bool Keeps(Reminder reminder, Reminder step) =>
        reminder.IsSameStepAs(step)
        && reminder.FireAt == step.FireAt
        && reminder.DepartmentId == step.DepartmentId
        && reminder.Title == step.Title;
}
