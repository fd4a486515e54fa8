using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>One moment at which a department is to be reminded of a term (提醒). The row is the truth; a job only wakes us.</summary>
public sealed class Reminder : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The plan of the task.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The task that has the term.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The subtask that has the term, when it is not the task itself.</summary>
    public Guid? SubtaskId { get; init; }

    /// <summary>The target of the task that has the term, when it has a day of its own.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>The department that has to keep the term.</summary>
    public required Guid DepartmentId { get; init; }

    /// <summary>What is due, as the notice names it.</summary>
    public required string Title { get; init; }

    /// <summary>The day it is due.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Before, on or after that day.</summary>
    public required ReminderKind Kind { get; init; }

    /// <summary>Calendar days before the term (Upcoming) or after it (Overdue).</summary>
    public required int Days { get; init; }

    /// <summary>When it is to be sent.</summary>
    public required DateTimeOffset FireAt { get; init; }

    /// <summary>When its notices were written.</summary>
    public DateTimeOffset? FiredAt { get; private set; }

    /// <summary>When it became pointless: the work was done, the term moved, or a later reminder spoke for it.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The later reminder of the same subject that was sent in its place, after the service had been down.</summary>
    public Guid? SupersededById { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Whether it is still to be sent.</summary>
    public bool IsOpen => FiredAt is null && CancelledAt is null;

    /// <summary>What has the term.</summary>
    internal ReminderSubject Subject => new(PlanId, TaskId, SubtaskId, DepartmentId, Title, TargetId);

    internal bool IsOf(ReminderSubject subject) =>
        TaskId == subject.TaskId && SubtaskId == subject.SubtaskId && TargetId == subject.TargetId;

    internal bool IsSameStepAs(Reminder other) => Kind == other.Kind && DueOn == other.DueOn && Days == other.Days;

    internal void Fire(DateTimeOffset now) => FiredAt = now;

    internal void Cancel(DateTimeOffset now) => CancelledAt = now;

    internal void SupersedeBy(Reminder later, DateTimeOffset now)
    {
        SupersededById = later.Id;
        CancelledAt = now;
    }
}

/// <summary>Where a reminder stands to its term.</summary>
public enum ReminderKind
{
    /// <summary>Some days before the term.</summary>
    Upcoming,

    /// <summary>On the day itself.</summary>
    DueToday,

    /// <summary>After the term passed.</summary>
    Overdue,
}
