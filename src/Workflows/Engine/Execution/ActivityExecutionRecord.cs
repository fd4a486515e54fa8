using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>One execution of an activity, as shown to people (Elsa's fields). A later record of the same id replaces it.</summary>
public sealed record ActivityExecutionRecord
{
    /// <summary>The execution's id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>The activity's id.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's path.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The type's version.</summary>
    public required int ActivityTypeVersion { get; init; }

    /// <summary>The activity's name.</summary>
    public string? ActivityName { get; init; }

    /// <summary>The evaluated inputs by PascalCase name; null when none were evaluated in this burst.</summary>
    public IReadOnlyDictionary<string, object?>? ActivityState { get; init; }

    /// <summary>The outputs by PascalCase name.</summary>
    public required IReadOnlyDictionary<string, object?> Outputs { get; init; }

    /// <summary>Data shown to people, such as <c>Outcomes</c>.</summary>
    public required IReadOnlyDictionary<string, object?> Payload { get; init; }

    /// <summary>Why it failed.</summary>
    public ExceptionState? Exception { get; init; }

    /// <summary>Whether it waits at a bookmark.</summary>
    public bool HasBookmarks { get; init; }

    /// <summary>Where it stands.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>How many failures happened at and within it.</summary>
    public int AggregateFaultCount { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was over, in UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The execution that scheduled it.</summary>
    public string? SchedulingActivityExecutionId { get; init; }

    /// <summary>The activity that scheduled it.</summary>
    public string? SchedulingActivityId { get; init; }

    /// <summary>How many executions are around it.</summary>
    public int CallStackDepth { get; init; }
}
