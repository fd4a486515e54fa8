using Workflows.Organization;

namespace Workflows.Reminders;

/// <summary>Computes the moments at which a term is to be remembered. Writes nothing.</summary>
public sealed class ReminderSteps(ReminderPolicy policy, OfficeTime time)
{
    /// <summary>The reminders still ahead of a term. A moment already past is left out, except that of the day itself.</summary>
    internal IEnumerable<Reminder> Ahead(ReminderSubject subject, DateOnly dueOn)
    {
        foreach (var days in policy.StepsBefore)
        {
            var fireAt = At(dueOn.AddDays(-days));
            if (fireAt > time.Now)
                yield return Step(subject, dueOn, ReminderKind.Upcoming, days, fireAt);
        }

        if (policy.OnTheDay && dueOn >= time.Today)
            yield return Step(subject, dueOn, ReminderKind.DueToday, days: 0, At(dueOn));

        if (policy.WhenOverdue)
            yield return NextOverdue(subject, dueOn);
    }

    /// <summary>The first working day after the term whose moment is still to come. Only this one exists as a row.</summary>
    internal Reminder NextOverdue(ReminderSubject subject, DateOnly dueOn)
    {
        var from = dueOn >= time.Today ? dueOn : time.Today.AddDays(-1);
        var day = time.AddWorkdays(from, 1);
        if (At(day) <= time.Now)
            day = time.AddWorkdays(day, 1);

        return Step(subject, dueOn, ReminderKind.Overdue, day.DayNumber - dueOn.DayNumber, At(day));
    }

    private DateTimeOffset At(DateOnly day) => OfficeTime.At(day, policy.TimeOfDay);

    private static Reminder Step(
        ReminderSubject subject,
        DateOnly dueOn,
        ReminderKind kind,
        int days,
        DateTimeOffset fireAt
    ) =>
        new()
        {
            PlanId = subject.PlanId,
            TaskId = subject.TaskId,
            SubtaskId = subject.SubtaskId,
            TargetId = subject.TargetId,
            DepartmentId = subject.DepartmentId,
            Title = subject.Title,
            DueOn = dueOn,
            Kind = kind,
            Days = days,
            FireAt = fireAt,
        };
}

/// <summary>What has the term: a task, a subtask or a target of it. The ids name it; it has one department at a time.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="TaskId">The task.</param>
/// <param name="SubtaskId">The subtask, or null when the task itself is meant.</param>
/// <param name="DepartmentId">The department to remind.</param>
/// <param name="Title">What is due, as notices name it.</param>
/// <param name="TargetId">The target with a day of its own, or null.</param>
public sealed record ReminderSubject(
    Guid PlanId,
    Guid TaskId,
    Guid? SubtaskId,
    Guid DepartmentId,
    string Title,
    Guid? TargetId = null
);
