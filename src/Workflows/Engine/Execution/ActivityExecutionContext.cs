using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>What an activity sees of the instance and of its own execution. Nothing here changes anything.</summary>
public sealed class ActivityExecutionContext
{
    private readonly Run _run;
    private readonly ActivityExecution _execution;

    internal ActivityExecutionContext(Run run, ActivityExecution execution)
    {
        _run = run;
        _execution = execution;
    }

    /// <summary>The activity's place in the graph.</summary>
    public ActivityNode Node => _execution.Node;

    /// <summary>The definition that runs.</summary>
    public WorkflowGraph Graph => _run.Graph;

    /// <summary>The execution's id.</summary>
    public string ExecutionId => _execution.Id;

    /// <summary>The id of the execution that scheduled this one; null for the workflow itself.</summary>
    public string? ParentExecutionId => _execution.Parent?.Id;

    /// <summary>The instance's id.</summary>
    public string InstanceId => _run.InstanceId;

    /// <summary>The instance's name.</summary>
    public string? InstanceName => _run.Name;

    /// <summary>What the instance belongs to outside.</summary>
    public string? CorrelationId => _run.CorrelationId;

    /// <summary>The instance that started this one.</summary>
    public string? ParentInstanceId => _run.ParentInstanceId;

    /// <summary>The instance's input.</summary>
    public IReadOnlyDictionary<string, object?> Input => _run.Input;

    /// <summary>The host's data of the instance.</summary>
    public IReadOnlyDictionary<string, object?> Properties => _run.Properties;

    /// <summary>The moment, in UTC.</summary>
    public DateTimeOffset Now => _run.Now;

    /// <summary>The zone that schedules are read in.</summary>
    public TimeZoneInfo TimeZone => _run.Limits.TimeZone;

    /// <summary>The trigger that started this burst; null when none did.</summary>
    public string? TriggerActivityId => _run.TriggerActivityId;

    /// <summary>Whether this very activity is the trigger that started the burst (a later burst doesn't count; Elsa).</summary>
    public bool IsTriggerOfBurst => _run.TriggerActivityId is { } id && id == Node.Id;

    /// <summary>Whether this burst was handed an HTTP request that can be answered.</summary>
    public bool HasHttpRequest => _run.HasHttpRequest;

    /// <summary>Whether a Break passed through this activity.</summary>
    public bool IsBreaking => _execution.IsBreaking;

    /// <summary>The tag its parent gave it.</summary>
    public string? Tag => _execution.Tag;

    /// <summary>The bookmarks this execution waits at.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => [.. _run.BookmarksOf(_execution)];

    /// <summary>Whether a child failed and hasn't been dealt with.</summary>
    public bool HasFaultedChild => _execution.Children.Exists(child => child.Status == ActivityStatus.Faulted);

    /// <summary>Whether a child still runs, or something is scheduled by this activity or anything within it.</summary>
    public bool HasPendingWork =>
        _execution.Children.Exists(child => child.Status == ActivityStatus.Running)
        || _run.Queue.Any(work => work.Parent?.IsWithin(_execution) == true);

    /// <summary>A new id, unique for ever.</summary>
    public string NewId() => _run.Options.NewId();

    /// <summary>The evaluated value of an input.</summary>
    public T? Get<T>(Input<T> input) =>
        _execution.Inputs?.TryGetValue(input.Name, out var value) == true
            ? ValueConverter.Convert<T>(value)
            : Evaluate(input);

    /// <summary>The evaluated value of an input by its PascalCase name; null when there is none.</summary>
    public object? GetByName(string inputName) => _execution.Inputs?.GetValueOrDefault(inputName);

    /// <summary>Evaluates an input anew.</summary>
    /// <param name="input">The input.</param>
    /// <param name="arguments">What its script can read besides (<c>args.name</c>, <c>getName()</c>).</param>
    /// <exception cref="InputEvaluationException">Its expression failed.</exception>
    public T? Evaluate<T>(Input<T> input, IReadOnlyDictionary<string, object?>? arguments = null) =>
        Run.Evaluate(input, new ExpressionScope(_run, _execution, arguments)) is T value ? value : default;

    /// <summary>Evaluates an expression to a type; nothing given yields the type's default.</summary>
    /// <exception cref="ExpressionException">Its script failed.</exception>
    public T? Evaluate<T>(Expression? expression) =>
        expression?.Evaluate(Scope(), typeof(T)) is T value ? value : default;

    /// <summary>What expressions of this activity see.</summary>
    public ExpressionScope Scope() => new(_run, _execution);

    /// <summary>The activity's own counters as last kept; null when it kept none.</summary>
    public T? State<T>()
        where T : class => _execution.ReadState<T>();

    /// <summary>The counters of the activity around, when they are of that kind.</summary>
    public T? ParentState<T>()
        where T : class => _execution.Parent?.ReadState<T>();

    /// <summary>The value of a variable in scope by id; null when there is none.</summary>
    public object? GetVariable(string id) => Scope().GetVariableById(id);

    /// <summary>Whether a definition has a version that a child could be started from.</summary>
    public bool IsPublished(string definitionId) => _run.Options.IsPublished(definitionId);

    /// <summary>Whether a child is scheduled by this activity or runs at the moment.</summary>
    public bool IsUnderWay(ActivityNode node) =>
        _execution.Children.Exists(child => child.Node == node && child.Status == ActivityStatus.Running)
        || _run.Queue.Any(work => work.Parent == _execution && work.Node == node);
}
