using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>
/// Runs instances: (compiled definition, instance state, stimulus, clock) in, (new state, effects) out. It works off
/// one queue, first in first out, until nothing is left; so branches interleave breadth first. It does no I/O, keeps
/// nothing between calls and may be shared by threads.
/// </summary>
/// <param name="clock">What time it is, for the journal, timers and scripts.</param>
/// <param name="expressions">How much scripts may use.</param>
/// <param name="options">Ids, incident strategy and limits.</param>
public sealed class WorkflowRunner(
    TimeProvider clock,
    ExpressionOptions? expressions = null,
    RunnerOptions? options = null
)
{
    private readonly ExpressionOptions _expressions = expressions ?? new();
    private readonly RunnerOptions _options = options ?? new();

    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    public Burst Start(WorkflowGraph graph, StartRequest request)
    {
        var run = RunState.Begin(graph, request, clock, _expressions, _options);
        var root = run.Begin(new Work(graph.Root, Parent: null));
        RunState.OverrideVariables(root, request.Variables);
        run.Enqueue(new Work(graph.Root, Parent: null, Existing: root));
        return Drain(run);
    }

    /// <summary>Hits a bookmark and runs the instance until it waits or ends again.</summary>
    /// <param name="graph">The version the instance runs on.</param>
    /// <param name="state">The instance.</param>
    /// <param name="bookmarkId">The bookmark. After an interruption for a child, the one of the activity that waits for it.</param>
    /// <param name="input">What the activity shall get; each activity's documentation names its keys.</param>
    /// <exception cref="InstanceStateException">The instance is finished, or waits for another bookmark's child.</exception>
    /// <exception cref="BookmarkNotFoundException">The instance doesn't wait at this bookmark.</exception>
    public Burst Resume(
        WorkflowGraph graph,
        WorkflowState state,
        string bookmarkId,
        IReadOnlyDictionary<string, object?> input
    )
    {
        Guard(state, bookmarkId);
        var run = Load(graph, state);
        run.HasHttpRequest |= input.ContainsKey(HttpRequestInput.Key);
        var bookmark =
            run.Bookmarks.Find(bookmark => bookmark.Id == bookmarkId)
            ?? throw new BookmarkNotFoundException($"Instance '{state.Id}' doesn't wait at bookmark '{bookmarkId}'.");
        var execution = run.Live.Find(execution => execution.Id == bookmark.ActivityExecutionId)!;
        run.EnqueueFirst(
            new Work(execution.Node, execution.Parent, Existing: execution)
            {
                Bookmark = bookmark,
                Input = RunState.Received(input),
                IsInline = state.Pause is not null,
            }
        );
        return Drain(run);
    }

    /// <summary>
    /// Goes on with what is still scheduled: after an interruption whose child is suspended (its parent then waits at
    /// the bookmark), or after a crash in the middle of one.
    /// </summary>
    /// <exception cref="InstanceStateException">The instance is finished.</exception>
    public Burst Continue(WorkflowGraph graph, WorkflowState state)
    {
        Guard(state, state.Pause?.BookmarkId);
        var run = Load(graph, state);
        var waiting = run.Bookmarks.Find(bookmark => bookmark.Id == state.Pause?.BookmarkId);
        if (waiting is not null)
            run.Write(
                run.Live.Find(execution => execution.Id == waiting.ActivityExecutionId)!,
                JournalEvents.Suspended
            );
        return Drain(run);
    }

    /// <summary>Calls an instance off. A finished one stays as it is (Elsa).</summary>
    public Burst Cancel(WorkflowGraph graph, WorkflowState state)
    {
        var run = Load(graph, state);
        if (state.Status == WorkflowStatus.Finished)
            return RunState.Save(run);
        run.Finish(WorkflowSubStatus.Cancelled);
        Consequences.CancelWithin(run, run.Root);
        run.ClearQueue();
        run.RemoveAllBookmarks();
        run.Write(run.Root, JournalEvents.WorkflowCancelled);
        return RunState.Save(run);
    }

    /// <summary>
    /// Runs a failed execution again from its beginning, with its inputs evaluated anew; an instance that faulted
    /// because of it runs on. Its incident is taken off the instance.
    /// </summary>
    /// <exception cref="InstanceStateException">No failed execution has that id.</exception>
    public Burst Retry(WorkflowGraph graph, WorkflowState state, string activityExecutionId)
    {
        var (run, execution) = LoadFaulted(graph, state, activityExecutionId);
        run.Enqueue(new Work(execution.Node, execution.Parent, Existing: execution));
        return Drain(run);
    }

    /// <summary>Takes a failed execution for completed, with given outcomes or the default one, and goes on.</summary>
    /// <exception cref="InstanceStateException">No failed execution has that id.</exception>
    public Burst Skip(
        WorkflowGraph graph,
        WorkflowState state,
        string activityExecutionId,
        IReadOnlyList<string>? outcomes = null
    )
    {
        var (run, execution) = LoadFaulted(graph, state, activityExecutionId);
        Consequences.Of(run, execution, new ActivityResult.Completed(outcomes));
        return Drain(run);
    }

    /// <summary>
    /// Runs an execution that goes on, such as one that waits, once more from its beginning, with its inputs evaluated
    /// anew; what it waited for and what runs within it is called off.
    /// </summary>
    /// <exception cref="InstanceStateException">The instance is over, no such execution goes on, or it is the workflow itself.</exception>
    public Burst Restart(WorkflowGraph graph, WorkflowState state, string activityExecutionId)
    {
        var run = LoadUnfinished(graph, state);
        var execution = Live(run, activityExecutionId);
        if (execution.Status == ActivityStatus.Faulted)
            throw new InstanceStateException($"活动执行{activityExecutionId}已出错，应当重试。");
        Rescheduling.Restart(run, execution);
        return Drain(run);
    }

    /// <summary>Runs an activity of a running flowchart out of turn: what comes after it follows.</summary>
    /// <exception cref="InstanceStateException">The instance is over, or the activity isn't in exactly one running flowchart.</exception>
    public Burst Schedule(WorkflowGraph graph, WorkflowState state, ActivityNode activity)
    {
        var run = LoadUnfinished(graph, state);
        Rescheduling.Begin(run, activity);
        return Drain(run);
    }

    /// <summary>
    /// Takes the flow from an execution that waits to another activity of its flowchart, forward or back, and goes on
    /// there. What is open before or after that activity is called off; what runs beside it is left alone.
    /// </summary>
    /// <exception cref="InstanceStateException">The instance is over, no such execution goes on, or the activity is in no flowchart around it.</exception>
    public Burst Move(WorkflowGraph graph, WorkflowState state, string activityExecutionId, ActivityNode to)
    {
        Guard(state, state.Pause?.BookmarkId);
        var run = Load(graph, state);
        Relocation.Move(run, Live(run, activityExecutionId), to);
        return Drain(run);
    }

    /// <summary>Calls executions off; the activities around them go on as if those ways had died.</summary>
    /// <exception cref="InstanceStateException">The instance is finished, or no such execution is live.</exception>
    public Burst CancelActivity(WorkflowGraph graph, WorkflowState state, params IReadOnlyList<string> executionIds)
    {
        Guard(state, state.Pause?.BookmarkId);
        var run = Load(graph, state);
        foreach (var execution in executionIds.Select(id => Live(run, id)).ToList())
            Consequences.CancelChild(run, execution);
        return Drain(run);
    }

    /// <summary>Assigns variables of live executions by id, converted to their types; unknown ids are left alone.</summary>
    public Burst SetVariables(WorkflowGraph graph, WorkflowState state, IReadOnlyDictionary<string, object?> valuesById)
    {
        var run = Load(graph, state);
        var values = RunState.Received(valuesById);
        foreach (var variable in run.Live.SelectMany(execution => execution.Variables))
        {
            if (values.TryGetValue(variable.Definition.Id, out var value))
                ExpressionScope.Assign(variable, PlainValues.Copy(value));
        }
        return RunState.Save(run);
    }

    /// <summary>Tells what moving an instance to another version of its definition would do, or why it can't be moved.</summary>
    /// <param name="from">The version the instance runs on.</param>
    /// <param name="state">The instance.</param>
    /// <param name="to">The version it shall run on.</param>
    public static MigrationPlan PlanMigration(WorkflowGraph from, WorkflowState state, WorkflowGraph to) =>
        new InstanceMigration(from, state, to).Plan;

    /// <summary>
    /// Moves an instance to another version of its definition. It waits where it waited, at the same bookmarks; nothing
    /// is started, neither from the beginning nor what the other version has on ways already gone.
    /// </summary>
    /// <exception cref="MigrationException">The plan has reasons against it.</exception>
    public Burst Migrate(WorkflowGraph from, WorkflowState state, WorkflowGraph to)
    {
        var migration = new InstanceMigration(from, state, to);
        if (!migration.Plan.IsPossible)
            throw new MigrationException(state.Id, migration.Plan.Reasons);
        var run = Load(to, migration.Moved);
        run.Write(run.Root, JournalEvents.WorkflowMigrated, $"From version {from.Version} to {to.Version}");
        foreach (var execution in run.Live)
            run.Touch(execution);
        var burst = RunState.Save(run);
        // Nothing ran, so what an interrupted burst still has to do stays as it is.
        return burst with { State = migration.Moved with { Sequence = run.Sequence, UpdatedAt = run.Now } };
    }

    private (Run Run, ActivityExecution Execution) LoadFaulted(WorkflowGraph graph, WorkflowState state, string id)
    {
        var run = Load(graph, state);
        var execution =
            run.Live.Find(execution => execution.Id == id && execution.Status == ActivityStatus.Faulted)
            ?? throw new InstanceStateException($"流程实例{state.Id}没有出错的活动执行{id}。");
        Consequences.Revive(run, execution);
        return (run, execution);
    }

    // A faulted instance is over until somebody has something done again in it.
    private Run LoadUnfinished(WorkflowGraph graph, WorkflowState state)
    {
        if (state.SubStatus != WorkflowSubStatus.Faulted || state.Pause is not null)
            Guard(state, bookmarkId: null);
        var run = Load(graph, state);
        run.Reopen();
        return run;
    }

    private static ActivityExecution Live(Run run, string id) =>
        run.Live.Find(execution => execution.Id == id && !execution.IsOver)
        ?? throw new InstanceStateException($"流程实例{run.InstanceId}没有进行中的活动执行{id}。");

    private Run Load(WorkflowGraph graph, WorkflowState state) =>
        RunState.Load(graph, state, clock, _expressions, _options);

    private static void Guard(WorkflowState state, string? bookmarkId)
    {
        if (state is { Status: WorkflowStatus.Finished, Pause: null })
            throw new InstanceStateException($"流程实例{state.Id}的状态是 {state.SubStatus}，只有运行中的才能继续。");
        if (state.Pause is { } pause && pause.BookmarkId != bookmarkId)
            throw new InstanceStateException(
                $"流程实例{state.Id}正在等书签{pause.BookmarkId}处的子流程，须先让它结束。"
            );
    }

    private static Burst Drain(Run run)
    {
        while (run.InlineChild is null && run.Dequeue() is { } work)
        {
            Step(run, work);
        }
        Settle(run);
        return RunState.Save(run);
    }

    // A running instance with nothing left to do is finished when all is over, else it waits (or is stuck; Elsa).
    private static void Settle(Run run)
    {
        if (run.Status == WorkflowStatus.Finished)
            return;
        run.SubStatus = run.InlineChild is null ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Executing;
        if (run.InlineChild is null && run.Live.TrueForAll(execution => execution.IsOver))
            run.Finish(WorkflowSubStatus.Finished);
    }

    private static void Step(Run run, Work work)
    {
        var execution = work.Existing ?? run.Begin(work);
        try
        {
            run.CountStep();
            Consequences.Of(run, execution, Invoke(run, execution, work));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Past the limit nothing more may run, or each scheduled activity would fail for the same reason.
            if (exception is StepLimitException)
                run.ClearQueue();
            Consequences.Fault(run, execution, exception);
        }
        if (execution.Status == ActivityStatus.Running && run.InlineChild is null && run.HasBookmarks(execution))
            run.Write(execution, JournalEvents.Suspended);
    }

    private static ActivityResult Invoke(Run run, ActivityExecution execution, Work work)
    {
        var context = new ActivityExecutionContext(run, execution);
        if (work.Bookmark is not { } bookmark)
        {
            if (execution.Node.RunsInBackground)
                return ActivityResult.Wait(BackgroundRun.Request(run.Options.NewId()));

            run.EvaluateInputs(execution);
            return execution.Node.Activity.Execute(context);
        }

        if (!work.IsInline)
            run.Write(execution, JournalEvents.Resumed);
        if (bookmark.AutoBurn)
            run.Remove(bookmark);
        run.EvaluateInputs(execution);
        if (bookmark.Name == BackgroundRun.StimulusName)
            return execution.Node.Activity.Execute(context);

        return execution.Node.Activity.Resume(context, bookmark, work.Input);
    }
}
