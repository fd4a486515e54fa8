using System.Text.Json;
using Workflows.Engine.Bookmarks;

namespace Workflows.Engine.Instances;

/// <summary>
/// An instance between two bursts: what is still live and what the outside asks for, not its history. Immutable;
/// a finished instance keeps its summary only, a faulted one also what a retry needs.
/// </summary>
public sealed record WorkflowState
{
    /// <summary>The format that <see cref="WorkflowStateSerializer"/> writes now.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The instance's id.</summary>
    public required string Id { get; init; }

    /// <summary>The definition's id.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The id of the definition's version.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>The definition's version, from 1.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>The instance's name; null until something names it.</summary>
    public string? Name { get; init; }

    /// <summary>What it belongs to outside.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The instance that started it.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Whether it can still go on.</summary>
    public WorkflowStatus Status { get; init; }

    /// <summary>Where it stands in detail.</summary>
    public WorkflowSubStatus SubStatus { get; init; }

    /// <summary>What it was given: after the first burst only inputs with an instance storage driver (Elsa).</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = Empty;

    /// <summary>What it gives; kept after the end.</summary>
    public IReadOnlyDictionary<string, object?> Output { get; init; } = Empty;

    /// <summary>Free data of the host.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = Empty;

    /// <summary>Where it waits.</summary>
    public IReadOnlyList<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>What failed so far.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Executions that aren't over, in the order they began, with those around them and always the workflow's own.</summary>
    public IReadOnlyList<ExecutionState> Executions { get; init; } = [];

    /// <summary>What is scheduled but not begun; empty unless a burst was interrupted for a child.</summary>
    public IReadOnlyList<ScheduledWorkState> Queue { get; init; } = [];

    /// <summary>What else an interrupted burst needs; null otherwise.</summary>
    public BurstPause? Pause { get; init; }

    /// <summary>What the burst keeps while the instance waits for another server's answer; null when it doesn't.</summary>
    public BurstAsking? Asking { get; init; }

    /// <summary>The number of the last journal entry; counts over the whole life.</summary>
    public long Sequence { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last burst ended, in UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended, in UTC; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    internal static IReadOnlyDictionary<string, object?> Empty { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);
}

/// <summary>One execution of an activity, as kept between bursts.</summary>
public sealed record ExecutionState
{
    /// <summary>The execution's id.</summary>
    public required string Id { get; init; }

    /// <summary>The path of its node.</summary>
    public required string NodeId { get; init; }

    /// <summary>The execution that scheduled it; null for the workflow itself.</summary>
    public string? ParentId { get; init; }

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status { get; init; }

    /// <summary>The tag its parent gave it.</summary>
    public string? Tag { get; init; }

    /// <summary>The activity's own counters.</summary>
    public JsonElement? State { get; init; }

    /// <summary>Its variables that survive a burst.</summary>
    public IReadOnlyList<VariableState> Variables { get; init; } = [];

    /// <summary>Whether a Break passed through it.</summary>
    public bool IsBreaking { get; init; }

    /// <summary>How many failures happened at and within it.</summary>
    public int FaultCount { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The outputs it has given.</summary>
    public IReadOnlyDictionary<string, object?> Outputs { get; init; } = WorkflowState.Empty;

    /// <summary>Lines of data shown to people.</summary>
    public IReadOnlyDictionary<string, object?> JournalData { get; init; } = WorkflowState.Empty;

    /// <summary>The evaluated inputs; only kept while a burst is interrupted for a child.</summary>
    public IReadOnlyDictionary<string, object?>? Inputs { get; init; }
}

/// <summary>A variable's value, as kept between bursts.</summary>
/// <param name="Id">The variable's id.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Value">Its value.</param>
public sealed record VariableState(string Id, string Name, object? Value);

/// <summary>A child scheduled but not begun.</summary>
/// <param name="NodeId">The path of its node.</param>
/// <param name="ParentId">The execution that scheduled it; null for the workflow itself.</param>
/// <param name="Tag">The tag its parent gave it.</param>
/// <param name="Variables">The variables its parent gave it.</param>
public sealed record ScheduledWorkState(
    string NodeId,
    string? ParentId,
    string? Tag,
    IReadOnlyDictionary<string, object?>? Variables
);

/// <summary>What lasts for one burst only and must survive when the burst is interrupted for a child.</summary>
/// <param name="BookmarkId">The bookmark of the activity that waits for the child.</param>
/// <param name="TriggerActivityId">The trigger that started the burst.</param>
/// <param name="Outputs">The activity outputs recorded so far.</param>
/// <param name="HasHttpRequest">Whether the burst was handed an HTTP request.</param>
public sealed record BurstPause(
    string BookmarkId,
    string? TriggerActivityId,
    IReadOnlyList<RecordedOutput> Outputs,
    bool HasHttpRequest = false
);

/// <summary>What lasts for one burst only and is still there when another server has answered.</summary>
/// <param name="TriggerActivityId">The trigger that started the burst.</param>
/// <param name="Outputs">The activity outputs recorded so far.</param>
public sealed record BurstAsking(string? TriggerActivityId, IReadOnlyList<RecordedOutput> Outputs);

/// <summary>An output an activity gave in this burst.</summary>
/// <param name="NodeId">The path of the activity's node.</param>
/// <param name="Name">The output's name in PascalCase.</param>
/// <param name="Value">The value.</param>
public sealed record RecordedOutput(string NodeId, string Name, object? Value);
