using Workflows.Engine.Instances;

namespace Workflows.Persistence.Flows;

/// <summary>One run of a definition, and the state it waits in.</summary>
public sealed class WorkflowInstance : IVersioned
{
    /// <summary>Identity of the run.</summary>
    public required string Id { get; init; }

    /// <summary>The definition it runs.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version it runs; it stays on it until it is migrated on purpose.</summary>
    public required string DefinitionVersionId { get; set; }

    /// <summary>The number of that version.</summary>
    public required int DefinitionVersion { get; set; }

    /// <summary>What it is about.</summary>
    public required FlowSubject Subject { get; init; }

    /// <summary>Name given at the start or by the flow.</summary>
    public string? Name { get; set; }

    /// <summary>Correlation id.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>The instance that started it, if one did.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The parent's bookmark that its end is reported to, if the parent waits for it.</summary>
    public string? ParentBookmarkId { get; set; }

    /// <summary>Elsa's main status.</summary>
    public WorkflowStatus Status { get; set; }

    /// <summary>Elsa's sub-status.</summary>
    public WorkflowSubStatus SubStatus { get; set; }

    /// <summary>How many activities have failed.</summary>
    public int IncidentCount { get; set; }

    /// <summary>The engine's state as it was after the last burst.</summary>
    public required string State { get; set; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last burst ended.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it finished.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; init; }
}

/// <summary>What a workflow is about.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="TaskId">The task.</param>
/// <param name="SubtaskId">The subtask, for the flow of one.</param>
/// <param name="ConsultationId">The consultation, for the flow of one.</param>
public sealed record FlowSubject(Guid? PlanId, Guid? TaskId, Guid? SubtaskId = null, Guid? ConsultationId = null)
{
    /// <summary>A workflow that is about nothing of ours.</summary>
    public static FlowSubject None { get; } = new(PlanId: null, TaskId: null);
}
