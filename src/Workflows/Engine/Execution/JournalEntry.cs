namespace Workflows.Engine.Execution;

/// <summary>A line of an instance's execution log (Elsa's fields).</summary>
public sealed record JournalEntry
{
    /// <summary>The entry's id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>The definition.</summary>
    public required string WorkflowDefinitionId { get; init; }

    /// <summary>The definition's version id.</summary>
    public required string WorkflowDefinitionVersionId { get; init; }

    /// <summary>The definition's version.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>The execution it is about.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>The execution around that one.</summary>
    public string? ParentActivityInstanceId { get; init; }

    /// <summary>The activity's id.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The type's version.</summary>
    public required int ActivityTypeVersion { get; init; }

    /// <summary>The activity's name.</summary>
    public string? ActivityName { get; init; }

    /// <summary>The activity's path.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The entry's number in the instance's life, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>What happened; see <see cref="JournalEvents"/>.</summary>
    public required string EventName { get; init; }

    /// <summary>What to tell people.</summary>
    public string? Message { get; init; }

    /// <summary>Data of the event, such as the exception.</summary>
    public object? Payload { get; init; }
}

/// <summary>The events of a journal (Elsa's spelling).</summary>
public static class JournalEvents
{
    /// <summary>An execution began.</summary>
    public const string Started = nameof(Started);

    /// <summary>A bookmark was hit.</summary>
    public const string Resumed = nameof(Resumed);

    /// <summary>An execution waits at a bookmark.</summary>
    public const string Suspended = nameof(Suspended);

    /// <summary>An execution is over as meant.</summary>
    public const string Completed = nameof(Completed);

    /// <summary>An execution was called off.</summary>
    public const string Canceled = nameof(Canceled);

    /// <summary>An execution failed.</summary>
    public const string Faulted = nameof(Faulted);

    /// <summary>The instance was moved to another version of its definition.</summary>
    public const string WorkflowMigrated = "Workflow migrated";

    /// <summary>The instance was called off.</summary>
    public const string WorkflowCancelled = "Workflow cancelled";
}
