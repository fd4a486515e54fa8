namespace Workflows.Reminders;

/// <summary>A message in a person's inbox (通知).</summary>
public sealed class Notice
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose inbox it is in.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The reminder that wrote it, when one did; at most one notice of a reminder a person.</summary>
    public Guid? ReminderId { get; init; }

    /// <summary>What it is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>One line in zh-CN.</summary>
    public required string Title { get; init; }

    /// <summary>The message in zh-CN.</summary>
    public required string Text { get; init; }

    /// <summary>The task it leads to, when there is one.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The subtask it leads to, when there is one.</summary>
    public Guid? SubtaskId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person read it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }
}

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>A term draws near.</summary>
    Upcoming,

    /// <summary>A term is today.</summary>
    DueToday,

    /// <summary>A term has passed.</summary>
    Overdue,

    /// <summary>The office or a leader urges (催办).</summary>
    Urged,

    /// <summary>Anything else worth telling.</summary>
    Message,
}
