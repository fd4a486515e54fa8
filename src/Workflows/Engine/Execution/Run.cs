using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>The working copy of an instance during one burst, and what the burst has brought so far.</summary>
internal sealed class Run(
    WorkflowGraph graph,
    string instanceId,
    TimeProvider clock,
    ExpressionOptions limits,
    RunnerOptions options
)
{
    private readonly LinkedList<Work> _queue = [];
    private readonly HashSet<string> _bookmarksBefore = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActivityExecution> _touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _bookmarkCounts = new(StringComparer.Ordinal);
    private int _steps;
    private int _over;

    public WorkflowGraph Graph { get; } = graph;
    public string InstanceId { get; } = instanceId;
    public TimeProvider Clock { get; } = clock;
    public ExpressionOptions Limits { get; } = limits;
    public RunnerOptions Options { get; } = options;
    public DateTimeOffset Now => Clock.GetUtcNow();

    public string? Name { get; set; }
    public string? CorrelationId { get; set; }
    public string? ParentInstanceId { get; init; }
    public string? TriggerActivityId { get; set; }
    public bool HasHttpRequest { get; set; }
    public WorkflowStatus Status { get; set; } = WorkflowStatus.Running;
    public WorkflowSubStatus SubStatus { get; set; } = WorkflowSubStatus.Executing;
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public long Sequence { get; set; }
    public Dictionary<string, object?> Input { get; init; } = new(StringComparer.Ordinal);
    public Dictionary<string, object?> Output { get; init; } = new(StringComparer.Ordinal);
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = WorkflowState.Empty;

    /// <summary>Executions that aren't over, in the order they began; those over leave after each step.</summary>
    public List<ActivityExecution> Live { get; } = [];
    public List<Bookmark> Bookmarks { get; } = [];
    public List<Incident> Incidents { get; } = [];
    public List<RecordedOutput> Register { get; } = [];

    public List<JournalEntry> Journal { get; } = [];
    public List<Bookmark> BookmarksRemoved { get; } = [];
    public List<Incident> NewIncidents { get; } = [];
    public List<Effect> Effects { get; } = [];
    public ChildStartRequested? InlineChild { get; set; }

    public ActivityExecution Root => Live[0];
    public IEnumerable<Work> Queue => _queue;
    public IEnumerable<ActivityExecution> Touched => _touched.Values;
    public IEnumerable<Bookmark> BookmarksCreated =>
        Bookmarks.Where(bookmark => !_bookmarksBefore.Contains(bookmark.Id));

    public void RememberBookmark(Bookmark bookmark)
    {
        Hold(bookmark);
        _bookmarksBefore.Add(bookmark.Id);
    }

    public void Enqueue(Work work) => _queue.AddLast(work);

    public void EnqueueFirst(Work work) => _queue.AddFirst(work);

    public Work? Dequeue()
    {
        if (_queue.First is not { } first)
            return null;
        _queue.RemoveFirst();
        return first.Value;
    }

    public void ClearQueue() => _queue.Clear();

    /// <summary>Takes out of the queue what an execution scheduled, or only certain nodes of that.</summary>
    public void Withdraw(ActivityExecution parent, IReadOnlyList<ActivityNode>? nodes = null)
    {
        for (var item = _queue.First; item is not null; )
        {
            var next = item.Next;
            if (item.Value.Parent == parent && nodes?.Contains(item.Value.Node) != false)
                _queue.Remove(item);
            item = next;
        }
    }

    /// <summary>Counts one more activity or callback against the burst's limit.</summary>
    /// <exception cref="StepLimitException">The limit is passed.</exception>
    public void CountStep()
    {
        if (++_steps > Options.StepLimit)
            throw new StepLimitException(
                $"The burst ran more than {Options.StepLimit} activities; is there a loop without end?"
            );
    }

    public ActivityExecution Begin(Work work)
    {
        var execution = new ActivityExecution(Options.NewId(), work.Node, work.Parent)
        {
            Tag = work.Tag,
            StartedAt = Now,
        };
        Live.Add(execution);
        work.Parent?.Children.Add(execution);
        foreach (var (name, value) in work.Variables ?? WorkflowState.Empty)
            execution.Variables.Add(new Variable(VariableDefinition.Dynamic(name), value));
        foreach (var variable in work.Node.Variables)
            execution.Variables.Add(new Variable(variable, PlainValues.Copy(variable.DefaultValue)));
        Write(execution, JournalEvents.Started);
        return execution;
    }

    /// <summary>
    /// Notes that one more execution is over. Those over are taken out of the live ones now and then rather than
    /// each at once, so that many branches don't cost the square of their number.
    /// </summary>
    public void NoteOver()
    {
        _over++;
        if (_over * 2 <= Live.Count)
            return;
        var root = Root;
        Live.RemoveAll(execution => execution.IsOver && execution != root);
        _over = 0;
    }

    public void Add(ActivityExecution execution, BookmarkRequest request)
    {
        var scope = request.HashIncludesExecution ? execution.Id : null;
        Hold(
            new Bookmark
            {
                Id = Options.NewId(),
                Name = request.Name,
                Hash = StimulusHash.Compute(request.Name, request.HashedPayload ?? request.Payload, scope),
                Payload = request.Payload is { } payload
                    ? System.Text.Json.JsonSerializer.SerializeToElement(payload, payload.GetType())
                    : null,
                ActivityId = execution.Node.Id,
                ActivityNodeId = execution.Node.NodeId,
                ActivityTypeName = execution.Node.TypeName,
                ActivityExecutionId = execution.Id,
                CreatedAt = Now,
                AutoBurn = request.AutoBurn,
                DueAt = request.DueAt,
                Metadata = request.Metadata,
            }
        );
        Touch(execution);
    }

    public void Remove(Bookmark bookmark)
    {
        if (!Bookmarks.Remove(bookmark))
            return;
        _bookmarkCounts[bookmark.ActivityExecutionId]--;
        if (_bookmarksBefore.Contains(bookmark.Id))
            BookmarksRemoved.Add(bookmark);
    }

    public void RemoveBookmarks(ActivityExecution execution)
    {
        if (!HasBookmarks(execution))
            return;
        foreach (var bookmark in Bookmarks.FindAll(bookmark => bookmark.ActivityExecutionId == execution.Id))
            Remove(bookmark);
    }

    public void RemoveAllBookmarks()
    {
        foreach (var bookmark in Bookmarks.ToArray())
            Remove(bookmark);
    }

    public IEnumerable<Bookmark> BookmarksOf(ActivityExecution execution) =>
        Bookmarks.Where(bookmark => bookmark.ActivityExecutionId == execution.Id);

    public bool HasBookmarks(ActivityExecution execution) => _bookmarkCounts.GetValueOrDefault(execution.Id) > 0;

    private void Hold(Bookmark bookmark)
    {
        Bookmarks.Add(bookmark);
        var held = _bookmarkCounts.GetValueOrDefault(bookmark.ActivityExecutionId);
        _bookmarkCounts[bookmark.ActivityExecutionId] = held + 1;
    }

    public void Touch(ActivityExecution execution) => _touched[execution.Id] = execution;

    public void Write(ActivityExecution execution, string eventName, string? message = null, object? payload = null)
    {
        Touch(execution);
        Journal.Add(
            new JournalEntry
            {
                Id = Options.NewId(),
                WorkflowInstanceId = InstanceId,
                WorkflowDefinitionId = Graph.DefinitionId,
                WorkflowDefinitionVersionId = Graph.Id,
                WorkflowVersion = Graph.Version,
                ActivityInstanceId = execution.Id,
                ParentActivityInstanceId = execution.Parent?.Id,
                ActivityId = execution.Node.Id,
                ActivityType = execution.Node.TypeName,
                ActivityTypeVersion = execution.Node.Version,
                ActivityName = execution.Node.Name,
                ActivityNodeId = execution.Node.NodeId,
                Timestamp = Now,
                Sequence = ++Sequence,
                EventName = eventName,
                Message = message,
                Payload = payload,
            }
        );
    }

    /// <summary>Ends the instance; once ended it stays as it ended.</summary>
    public void Finish(WorkflowSubStatus subStatus)
    {
        if (Status == WorkflowStatus.Finished)
            return;
        Status = WorkflowStatus.Finished;
        SubStatus = subStatus;
        FinishedAt = Now;
    }

    /// <summary>Lets an ended instance go on; whoever calls it knows that something is to be done again.</summary>
    public void Reopen()
    {
        Status = WorkflowStatus.Running;
        SubStatus = WorkflowSubStatus.Executing;
        FinishedAt = null;
    }

    /// <summary>Evaluates inputs that weren't evaluated in this burst yet.</summary>
    /// <exception cref="InputEvaluationException">One of them failed.</exception>
    public void EvaluateInputs(ActivityExecution execution)
    {
        if (execution.Inputs is not null)
            return;
        execution.Inputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        var scope = new ExpressionScope(this, execution)
        {
            SeesOnlyAround = execution.Node.Activity is WorkflowDefinitionActivity,
        };
        foreach (var input in execution.Node.Inputs)
            execution.Inputs[input.Name] = Evaluate(input, scope);
    }

    /// <summary>Evaluates one input.</summary>
    /// <exception cref="InputEvaluationException">Its expression failed.</exception>
    public static object? Evaluate(Input input, ExpressionScope scope)
    {
        try
        {
            var value = input.Expression?.Evaluate(scope, typeof(object));
            if (value is null)
                return input.DefaultValue;
            return ValueConverter.Convert(value, input.ValueType);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new InputEvaluationException($"Failed to evaluate activity input '{input.Name}'", exception);
        }
    }
}
