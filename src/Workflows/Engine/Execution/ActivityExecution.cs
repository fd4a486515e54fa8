using System.Text.Json;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>One execution of an activity while a burst runs; only the runner changes it.</summary>
internal sealed class ActivityExecution(string id, ActivityNode node, ActivityExecution? parent)
{
    public string Id { get; } = id;
    public ActivityNode Node { get; } = node;
    public ActivityExecution? Parent { get; } = parent;
    public List<ActivityExecution> Children { get; } = [];
    public ActivityStatus Status { get; set; } = ActivityStatus.Running;
    public string? Tag { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
    public bool IsBreaking { get; set; }
    public int FaultCount { get; set; }
    public ExceptionState? Exception { get; set; }

    /// <summary>The activity's own counters: the record itself, or its JSON when it comes from a saved state.</summary>
    public object? State { get; set; }

    /// <summary>The variables of this scope.</summary>
    public List<Variable> Variables { get; } = [];

    /// <summary>The inputs as evaluated in this burst; null before that.</summary>
    public Dictionary<string, object?>? Inputs { get; set; }

    public Dictionary<string, object?> Outputs { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, object?> JournalData { get; } = new(StringComparer.Ordinal);

    public bool IsOver => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>This execution and those around it, from the inside out.</summary>
    public IEnumerable<ActivityExecution> Scopes
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.Parent)
                yield return scope;
        }
    }

    public bool IsWithin(ActivityExecution other) => Scopes.Contains(other);

    public T? ReadState<T>()
        where T : class =>
        State switch
        {
            T own => own,
            JsonElement saved => saved.Deserialize<T>(),
            _ => null,
        };
}

/// <summary>Something the runner will do next.</summary>
/// <param name="Node">The activity to run.</param>
/// <param name="Parent">The execution that scheduled it.</param>
/// <param name="Tag">The tag its parent gave it.</param>
/// <param name="Variables">The variables its parent gave it.</param>
/// <param name="Existing">The execution to go on with; null for a new one.</param>
internal sealed record Work(
    ActivityNode Node,
    ActivityExecution? Parent,
    string? Tag = null,
    IReadOnlyDictionary<string, object?>? Variables = null,
    ActivityExecution? Existing = null
)
{
    /// <summary>The bookmark that was hit, when this resumes an execution.</summary>
    public Bookmarks.Bookmark? Bookmark { get; init; }

    /// <summary>What came with the stimulus.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = WorkflowState.Empty;

    /// <summary>Whether this goes on with a burst that was interrupted for a child.</summary>
    public bool IsInline { get; init; }
}
