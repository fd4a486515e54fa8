using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>Makes a working copy from an instance's state, and a state from the working copy.</summary>
internal static class RunState
{
    public static Run Begin(
        WorkflowGraph graph,
        StartRequest request,
        TimeProvider clock,
        ExpressionOptions limits,
        RunnerOptions options
    ) =>
        new(graph, request.InstanceId, clock, limits, options)
        {
            Name = request.Name,
            CorrelationId = request.CorrelationId,
            ParentInstanceId = request.ParentInstanceId,
            TriggerActivityId = request.TriggerActivityId,
            HasHttpRequest = request.Input.ContainsKey(HttpRequestInput.Key),
            CreatedAt = clock.GetUtcNow(),
            Input = Received(request.Input),
            Properties = request.Properties,
        };

    /// <summary>What came from outside, as plain values of our own: raw JSON is read, nothing is shared with the sender.</summary>
    public static Dictionary<string, object?> Received(IReadOnlyDictionary<string, object?> values) =>
        values.ToDictionary(
            pair => pair.Key,
            pair => pair.Value is JsonElement json ? PlainValues.From(json) : PlainValues.Copy(pair.Value),
            StringComparer.Ordinal
        );

    public static void OverrideVariables(ActivityExecution root, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var variable in root.Variables)
        {
            var definition = variable.Definition;
            if (values.TryGetValue(definition.Name, out var value) || values.TryGetValue(definition.Id, out value))
                ExpressionScope.Assign(variable, PlainValues.Copy(value));
        }
    }

    public static Run Load(
        WorkflowGraph graph,
        WorkflowState state,
        TimeProvider clock,
        ExpressionOptions limits,
        RunnerOptions options
    )
    {
        var run = new Run(graph, state.Id, clock, limits, options)
        {
            Name = state.Name,
            CorrelationId = state.CorrelationId,
            ParentInstanceId = state.ParentInstanceId,
            TriggerActivityId = state.Pause?.TriggerActivityId ?? state.Asking?.TriggerActivityId,
            HasHttpRequest = state.Pause?.HasHttpRequest == true,
            Status = state.Status,
            SubStatus = state.SubStatus,
            CreatedAt = state.CreatedAt,
            FinishedAt = state.FinishedAt,
            Sequence = state.Sequence,
            Input = CopyOf(state.Input),
            Output = CopyOf(state.Output),
            Properties = state.Properties,
        };
        var executions = new Dictionary<string, ActivityExecution>(StringComparer.Ordinal);
        foreach (var saved in state.Executions)
            LoadExecution(run, saved, executions);
        foreach (var bookmark in state.Bookmarks)
            run.RememberBookmark(bookmark);
        foreach (var work in state.Queue)
            run.Enqueue(LoadWork(graph, work, executions));
        run.Incidents.AddRange(state.Incidents);
        run.Register.AddRange(state.Pause?.Outputs ?? state.Asking?.Outputs ?? []);
        return run;
    }

    public static Burst Save(Run run) =>
        new()
        {
            State = SaveState(run),
            BookmarksCreated = [.. run.BookmarksCreated],
            BookmarksRemoved = run.BookmarksRemoved,
            Journal = run.Journal,
            Executions = [.. run.Touched.Select(execution => Record(run, execution))],
            Incidents = run.NewIncidents,
            Effects = run.Effects,
            InlineChild = run.InlineChild,
        };

    private static WorkflowState SaveState(Run run)
    {
        var isPaused = run.InlineChild is not null;
        // Elsa asks another server within the burst, so what lasts for a burst must be there after the answer.
        var isAsking = run.Bookmarks.Exists(bookmark => bookmark.Name == HttpSending.StimulusName);
        return new WorkflowState
        {
            Id = run.InstanceId,
            DefinitionId = run.Graph.DefinitionId,
            DefinitionVersionId = run.Graph.Id,
            DefinitionVersion = run.Graph.Version,
            Name = run.Name,
            CorrelationId = run.CorrelationId,
            ParentInstanceId = run.ParentInstanceId,
            Status = run.Status,
            SubStatus = run.SubStatus,
            Input = isPaused || isAsking ? run.Input : LastingInput(run),
            Output = run.Output,
            Properties = run.Properties,
            Bookmarks = [.. run.Bookmarks],
            Incidents = [.. run.Incidents],
            Executions = [.. LastingExecutions(run).Select(execution => SaveExecution(execution, isPaused, isAsking))],
            Queue = isPaused ? [.. run.Queue.Select(SaveWork)] : [],
            Pause = run.InlineChild is { } child
                ? new BurstPause(child.BookmarkId!, run.TriggerActivityId, [.. run.Register], run.HasHttpRequest)
                : null,
            Asking = isAsking && !isPaused ? new BurstAsking(run.TriggerActivityId, [.. run.Register]) : null,
            Sequence = run.Sequence,
            CreatedAt = run.CreatedAt,
            UpdatedAt = run.Now,
            FinishedAt = run.FinishedAt,
        };
    }

    // An instance that ended as meant keeps its own record only; a faulted one may be retried.
    private static List<ActivityExecution> LastingExecutions(Run run) =>
        run.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled ? [run.Root] : WithWhatIsAround(run);

    // What runs on within something that is over, such as the late branch of a decided fork, still sees the variables
    // around it; parents come before their children.
    private static List<ActivityExecution> WithWhatIsAround(Run run)
    {
        var lasting = new List<ActivityExecution>();
        var known = new HashSet<ActivityExecution>();
        var live = run.Live.Where(execution => !execution.IsOver || execution == run.Root);
        foreach (var execution in live.Concat(run.Queue.Select(work => work.Parent).OfType<ActivityExecution>()))
            lasting.AddRange(execution.Scopes.TakeWhile(known.Add).Reverse());
        return lasting;
    }

    private static Dictionary<string, object?> LastingInput(Run run) =>
        run
            .Input.Where(pair => run.Graph.Inputs.Any(input => input.Name == pair.Key && input.IsPersistent))
            .ToDictionary(StringComparer.Ordinal);

    private static ExecutionState SaveExecution(ActivityExecution execution, bool isPaused, bool isAsking) =>
        new()
        {
            Id = execution.Id,
            NodeId = execution.Node.NodeId,
            ParentId = execution.Parent?.Id,
            Status = execution.Status,
            Tag = execution.Tag,
            State = execution.State switch
            {
                null => null,
                JsonElement saved => saved,
                { } own => JsonSerializer.SerializeToElement(own, own.GetType()),
            },
            Variables =
            [
                .. execution
                    .Variables.Where(variable => isPaused || isAsking || variable.Definition.IsPersistent)
                    .Select(variable => new VariableState(
                        variable.Definition.Id,
                        variable.Definition.Name,
                        variable.Value
                    )),
            ],
            IsBreaking = execution.IsBreaking,
            FaultCount = execution.FaultCount,
            StartedAt = execution.StartedAt,
            Outputs = execution.Outputs,
            JournalData = execution.JournalData,
            Inputs = isPaused ? execution.Inputs : null,
        };

    private static void LoadExecution(Run run, ExecutionState saved, Dictionary<string, ActivityExecution> executions)
    {
        // A node that a migration took away takes its executions along (Elsa).
        if (run.Graph.FindNode(saved.NodeId) is not { } node)
            return;
        var parent = saved.ParentId is { } id ? executions.GetValueOrDefault(id) : null;
        var execution = new ActivityExecution(saved.Id, node, parent)
        {
            Status = saved.Status,
            Tag = saved.Tag,
            State = saved.State,
            IsBreaking = saved.IsBreaking,
            FaultCount = saved.FaultCount,
            StartedAt = saved.StartedAt,
            Inputs = saved.Inputs is { } inputs ? CopyOf(inputs) : null,
        };
        foreach (var (name, value) in saved.Outputs)
            execution.Outputs[name] = value;
        foreach (var (name, value) in saved.JournalData)
            execution.JournalData[name] = value;
        LoadVariables(execution, saved.Variables);
        parent?.Children.Add(execution);
        executions[saved.Id] = execution;
        run.Live.Add(execution);
    }

    // What wasn't saved starts from its default again.
    private static void LoadVariables(ActivityExecution execution, IReadOnlyList<VariableState> saved)
    {
        var values = saved.ToDictionary(variable => variable.Id, StringComparer.Ordinal);
        foreach (var definition in execution.Node.Variables)
        {
            var value = values.Remove(definition.Id, out var kept) ? kept.Value : definition.DefaultValue;
            execution.Variables.Add(new Variable(definition, PlainValues.Copy(value)));
        }
        foreach (var variable in saved.Where(variable => values.ContainsKey(variable.Id)))
            execution.Variables.Add(
                new Variable(VariableDefinition.Dynamic(variable.Name), PlainValues.Copy(variable.Value))
            );
    }

    private static ScheduledWorkState SaveWork(Work work) =>
        new(work.Node.NodeId, work.Parent?.Id, work.Tag, work.Variables);

    private static Work LoadWork(
        WorkflowGraph graph,
        ScheduledWorkState work,
        Dictionary<string, ActivityExecution> executions
    ) =>
        new(
            graph.FindNode(work.NodeId)!,
            work.ParentId is { } id ? executions.GetValueOrDefault(id) : null,
            work.Tag,
            work.Variables
        );

    private static ActivityExecutionRecord Record(Run run, ActivityExecution execution) =>
        new()
        {
            Id = execution.Id,
            WorkflowInstanceId = run.InstanceId,
            ActivityId = execution.Node.Id,
            ActivityNodeId = execution.Node.NodeId,
            ActivityType = execution.Node.TypeName,
            ActivityTypeVersion = execution.Node.Version,
            ActivityName = execution.Node.Name,
            ActivityState = execution.Inputs is { } inputs ? Shown(inputs, execution.Node.HiddenInputs) : null,
            Outputs = Shown(execution.Outputs, execution.Node.HiddenOutputs),
            Payload = execution.JournalData,
            Exception = execution.Exception,
            HasBookmarks = run.HasBookmarks(execution),
            Status = execution.Status,
            AggregateFaultCount = execution.FaultCount,
            StartedAt = execution.StartedAt,
            CompletedAt = execution.CompletedAt,
            SchedulingActivityExecutionId = execution.Parent?.Id,
            SchedulingActivityId = execution.Parent?.Node.Id,
            CallStackDepth = execution.Depth,
        };

    private static Dictionary<string, object?> Shown(Dictionary<string, object?> values, IReadOnlySet<string> hidden) =>
        hidden.Count == 0
            ? values
            : values.Where(pair => !hidden.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, object?> CopyOf(IReadOnlyDictionary<string, object?> values) =>
        values.ToDictionary(pair => pair.Key, pair => PlainValues.Copy(pair.Value), StringComparer.Ordinal);
}
