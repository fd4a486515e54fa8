using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>
/// Acts on what an activity returned: schedules children, creates bookmarks, completes, cancels, faults. A completion
/// goes up at once, parent by parent, before anything else is taken from the queue (Elsa).
/// </summary>
internal static class Consequences
{
    // An empty port calls back at once, so one result may lead to the next.
    public static void Of(Run run, ActivityExecution execution, ActivityResult result)
    {
        for (ActivityResult? next = result; next is not null; )
        {
            // Children are in the queue before a sibling is called off, whose dead path may ask for them.
            if (next is ActivityResult.Scheduled scheduled)
                Enqueue(run, execution, scheduled);
            ChangeApplier.Apply(run, execution, next, CancelChild);
            var children = next.Effects.OfType<ChildStartRequested>();
            next = Act(run, execution, next);
            StartChildren(run, execution, children);
        }
    }

    // A child is told which bookmark waits for it, so that its end finds the way back.
    private static void StartChildren(Run run, ActivityExecution execution, IEnumerable<ChildStartRequested> children)
    {
        var bookmark = run.Bookmarks.FindLast(bookmark => bookmark.ActivityExecutionId == execution.Id);
        foreach (var child in children)
        {
            var request = child.WaitForCompletion || child.Inline ? child with { BookmarkId = bookmark?.Id } : child;
            if (child.Inline)
                run.InlineChild = request;
            else
                run.Effects.Add(request);
        }
    }

    private static void Enqueue(Run run, ActivityExecution execution, ActivityResult.Scheduled scheduled)
    {
        foreach (var child in scheduled.Children)
            run.Enqueue(new Work(child.Node, execution, child.Tag, child.Variables));
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
                break;
            case ActivityResult.Scheduled { Children.Count: 0 }:
                run.CountStep();
                var context = new ActivityExecutionContext(run, execution);
                return execution.Node.Activity.ChildCompleted(context, new ChildCompletion(null, null, null, null));
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
        Of(run, parent, parent.Node.Activity.ChildCompleted(context, child));
    }

    /// <summary>Calls off what is within an execution; itself it goes on.</summary>
    public static void CancelChildrenOf(Run run, ActivityExecution execution)
    {
        foreach (var child in execution.Children.ToArray())
            CancelWithin(run, child);
    }

    // Called off from above: itself, then what is within it; what it had scheduled is withdrawn.
    public static void CancelWithin(Run run, ActivityExecution execution)
    {
        if (execution.IsOver)
            return;
        MarkCanceled(run, execution);
        CancelChildrenOf(run, execution);
    }

    // Called off by a sibling: what is within it first, and its parent, which goes on, learns of it.
    public static void CancelChild(Run run, ActivityExecution execution)
    {
        if (execution.IsOver)
            return;
        CancelChildrenOf(run, execution);
        MarkCanceled(run, execution);
        if (execution.Parent is not { Status: ActivityStatus.Running } parent)
            return;
        run.EvaluateInputs(parent);
        var child = new ChildCompletion(execution.Node, execution.Id, [], execution.Tag);
        Of(run, parent, parent.Node.Activity.ChildCanceled(new ActivityExecutionContext(run, parent), child));
    }

    private static void MarkCanceled(Run run, ActivityExecution execution)
    {
        run.Withdraw(execution);
        execution.Status = ActivityStatus.Canceled;
        execution.CompletedAt = run.Now;
        run.Write(execution, JournalEvents.Canceled);
        run.Effects.AddRange(execution.Node.Activity.Canceled(new ActivityExecutionContext(run, execution)));
        Leave(run, execution);
    }

    private static void Leave(Run run, ActivityExecution execution)
    {
        run.RemoveBookmarks(execution);
        run.NoteOver();
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
        run.RemoveAllBookmarks();
        run.Finish(WorkflowSubStatus.Finished);
        MarkCompleted(run, execution, outcomes: null);
    }

    private static void CompleteComposite(Run run, ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        var composite = execution.Scopes.First(scope => scope.Node.Activity is Workflow);
        MarkCompleted(run, execution, outcomes);
        Complete(run, composite, outcomes);
    }

    public static void Fault(Run run, ActivityExecution execution, Exception exception)
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

    /// <summary>Takes a failure back: what is left of the execution's children is called off and it counts as running.</summary>
    public static void Revive(Run run, ActivityExecution execution)
    {
        CancelChildrenOf(run, execution);
        execution.Status = ActivityStatus.Running;
        execution.Exception = null;
        foreach (var scope in execution.Scopes)
        {
            scope.FaultCount--;
            run.Touch(scope);
        }
        run.Incidents.RemoveAll(incident => incident.ActivityInstanceId == execution.Id);
        run.Reopen();
    }
}
