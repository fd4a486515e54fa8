using Workflows.Engine.Activities;
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
        var bookmark =
            run.Bookmarks.Find(bookmark => bookmark.Id == bookmarkId)
            ?? throw new BookmarkNotFoundException($"Instance '{state.Id}' doesn't wait at bookmark '{bookmarkId}'.");
        var execution = run.Live.Find(execution => execution.Id == bookmark.ActivityExecutionId)!;
        run.EnqueueFirst(
            new Work(execution.Node, execution.Parent, Existing: execution)
            {
                Bookmark = bookmark,
                Input = input,
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
        CancelWithin(run, run.Root);
        run.ClearQueue();
        run.RemoveBookmarks();
        run.Write(run.Root, JournalEvents.WorkflowCancelled);
        return RunState.Save(run);
    }

    private Run Load(WorkflowGraph graph, WorkflowState state) =>
        RunState.Load(graph, state, clock, _expressions, _options);

    private static void Guard(WorkflowState state, string? bookmarkId)
    {
        if (state.Status == WorkflowStatus.Finished)
            throw new InstanceStateException(
                $"Instance '{state.Id}' is {state.SubStatus}; only a running one goes on."
            );
        if (state.Pause is { } pause && pause.BookmarkId != bookmarkId)
            throw new InstanceStateException(
                $"Instance '{state.Id}' is interrupted for the child at bookmark '{pause.BookmarkId}'; that comes first."
            );
    }

    private static Burst Drain(Run run)
    {
        while (run.InlineChild is null && run.Dequeue() is { } work)
        {
            Step(run, work);
            run.Forget();
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
            Apply(run, execution, Invoke(run, execution, work));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Fault(run, execution, exception);
        }
        if (execution.Status == ActivityStatus.Running && run.InlineChild is null && run.HasBookmarks(execution))
            run.Write(execution, JournalEvents.Suspended);
    }

    private static ActivityResult Invoke(Run run, ActivityExecution execution, Work work)
    {
        var context = new ActivityExecutionContext(run, execution);
        if (work.Bookmark is not { } bookmark)
        {
            run.EvaluateInputs(execution);
            return execution.Node.Activity.Execute(context);
        }
        if (!work.IsInline)
            run.Write(execution, JournalEvents.Resumed);
        if (bookmark.AutoBurn)
            run.Remove(bookmark);
        run.EvaluateInputs(execution);
        return execution.Node.Activity.Resume(context, bookmark, work.Input);
    }

    // An empty port calls back at once, so one result may lead to the next.
    private static void Apply(Run run, ActivityExecution execution, ActivityResult result)
    {
        for (ActivityResult? next = result; next is not null; )
        {
            ChangeApplier.Apply(run, execution, next, CancelChild);
            next = Act(run, execution, next);
        }
    }

    private static ActivityResult? Act(Run run, ActivityExecution execution, ActivityResult result)
    {
        switch (result)
        {
            case ActivityResult.Completed completed:
                Complete(run, execution, completed.Outcomes);
                break;
            case ActivityResult.Waiting waiting:
                foreach (var request in waiting.Bookmarks)
                    run.Add(execution, request);
                run.InlineChild = InlineChildOf(run, execution, result);
                break;
            case ActivityResult.Scheduled { Children.Count: 0 }:
                run.CountStep();
                var context = new ActivityExecutionContext(run, execution);
                return execution.Node.Activity.ChildCompleted(context, new ChildCompletion(null, null, null, null));
            case ActivityResult.Scheduled scheduled:
                foreach (var child in scheduled.Children)
                    run.Enqueue(new Work(child.Node, execution, child.Tag, child.Variables));
                run.TakeAfterScheduling()?.Invoke();
                break;
            case ActivityResult.Faulted faulted:
                Fault(run, execution, faulted.Exception);
                break;
            case ActivityResult.Breaking:
                Break(execution);
                Complete(run, execution, outcomes: null);
                break;
            case ActivityResult.FinishingWorkflow:
                FinishWorkflow(run, execution);
                break;
            case ActivityResult.CompletingComposite composite:
                CompleteComposite(run, execution, composite.Outcomes);
                break;
        }
        return null;
    }

    // Over: its unfinished children are called off, then its parent learns of it at once and may be over itself.
    private static void Complete(Run run, ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        if (execution.Status != ActivityStatus.Running)
            return;
        CancelChildrenOf(run, execution);
        MarkCompleted(run, execution, outcomes);
        if (execution.Parent is { Status: ActivityStatus.Running } parent)
            Notify(run, parent, new ChildCompletion(execution.Node, execution.Id, outcomes, execution.Tag));
    }

    private static void MarkCompleted(Run run, ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        execution.Status = ActivityStatus.Completed;
        execution.CompletedAt = run.Now;
        if (outcomes is not null)
            execution.JournalData["Outcomes"] = outcomes;
        run.Write(execution, JournalEvents.Completed, payload: outcomes is null ? null : execution.JournalData);
        Leave(run, execution);
    }

    // A parent that waited through a suspension sees its inputs anew, once per burst (Elsa).
    private static void Notify(Run run, ActivityExecution parent, ChildCompletion child)
    {
        run.CountStep();
        run.EvaluateInputs(parent);
        var context = new ActivityExecutionContext(run, parent);
        Apply(run, parent, parent.Node.Activity.ChildCompleted(context, child));
    }

    private static void CancelChildrenOf(Run run, ActivityExecution execution)
    {
        foreach (var child in execution.Children.ToArray())
            CancelWithin(run, child);
    }

    // Called off from above: itself, then what is within it; what it had scheduled is withdrawn.
    private static void CancelWithin(Run run, ActivityExecution execution)
    {
        if (execution.IsOver)
            return;
        MarkCanceled(run, execution);
        CancelChildrenOf(run, execution);
    }

    // Called off by a sibling: what is within it first, and its parent, which goes on, learns of it.
    private static void CancelChild(Run run, ActivityExecution execution)
    {
        if (execution.IsOver)
            return;
        CancelChildrenOf(run, execution);
        MarkCanceled(run, execution);
        if (execution.Parent is not { Status: ActivityStatus.Running } parent)
            return;
        run.EvaluateInputs(parent);
        var child = new ChildCompletion(execution.Node, execution.Id, [], execution.Tag);
        Apply(run, parent, parent.Node.Activity.ChildCanceled(new ActivityExecutionContext(run, parent), child));
    }

    private static void MarkCanceled(Run run, ActivityExecution execution)
    {
        run.Withdraw(execution);
        execution.Status = ActivityStatus.Canceled;
        execution.CompletedAt = run.Now;
        run.Write(execution, JournalEvents.Canceled);
        Leave(run, execution);
    }

    private static void Leave(Run run, ActivityExecution execution)
    {
        run.RemoveBookmarks(execution);
        execution.Parent?.Children.Remove(execution);
    }

    // The signal goes up: those on the way note it, the innermost loop keeps it.
    private static void Break(ActivityExecution execution)
    {
        foreach (var scope in execution.Scopes.Skip(1))
        {
            var handling = scope.Node.Activity.OnBreak;
            scope.IsBreaking |= handling != BreakHandling.Pass;
            if (handling == BreakHandling.Stop)
                return;
        }
    }

    private static void FinishWorkflow(Run run, ActivityExecution execution)
    {
        run.ClearQueue();
        run.RemoveBookmarks();
        run.Finish(WorkflowSubStatus.Finished);
        MarkCompleted(run, execution, outcomes: null);
    }

    private static void CompleteComposite(Run run, ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        var composite = execution.Scopes.First(scope => scope.Node.Activity is Workflow);
        MarkCompleted(run, execution, outcomes);
        Complete(run, composite, outcomes);
    }

    private static void Fault(Run run, ActivityExecution execution, Exception exception)
    {
        var details = ExceptionState.Of(exception);
        execution.Status = ActivityStatus.Faulted;
        execution.Exception = details;
        if (execution.Parent is { } parent && !parent.Children.Contains(execution))
            parent.Children.Add(execution);
        run.RemoveBookmarks(execution);
        run.Write(execution, JournalEvents.Faulted, exception.Message, details);
        foreach (var scope in execution.Scopes)
        {
            scope.FaultCount++;
            run.Touch(scope);
        }

        var node = execution.Node;
        var incident = new Incident(
            node.Id,
            node.NodeId,
            execution.Id,
            node.TypeName,
            exception.Message,
            details,
            run.Now
        );
        run.Incidents.Add(incident);
        run.NewIncidents.Add(incident);
        // What is scheduled still runs, but the instance is over (Elsa's fault strategy).
        if ((run.Graph.Options.IncidentStrategy ?? run.Options.IncidentStrategy) == IncidentStrategy.Fault)
            run.Finish(WorkflowSubStatus.Faulted);
    }

    private static ChildStartRequested? InlineChildOf(Run run, ActivityExecution execution, ActivityResult result)
    {
        var request = result.Effects.OfType<ChildStartRequested>().FirstOrDefault(effect => effect.Inline);
        var bookmark = run.Bookmarks.FindLast(bookmark => bookmark.ActivityExecutionId == execution.Id);
        return request is null ? run.InlineChild : request with { BookmarkId = bookmark?.Id };
    }
}
