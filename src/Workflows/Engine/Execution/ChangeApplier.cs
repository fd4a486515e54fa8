using Workflows.Engine.Activities;
using Workflows.Engine.Expressions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>Does to the instance what a result asks for besides its own meaning.</summary>
internal static class ChangeApplier
{
    public static void Apply(
        Run run,
        ActivityExecution execution,
        ActivityResult result,
        Action<Run, ActivityExecution> cancel
    )
    {
        execution.State = result.State ?? execution.State;
        run.Effects.AddRange(result.Effects.Where(effect => effect is not ChildStartRequested));
        foreach (var change in result.Changes)
            Apply(run, execution, change, cancel);
    }

    private static void CancelAll(Run run, StateChange.ExecutionsCanceled called, Action<Run, ActivityExecution> cancel)
    {
        var running = run.Live.FindAll(other =>
            other.Parent?.Id == called.ParentExecutionId && !other.IsOver && called.Nodes.Contains(other.Node)
        );
        foreach (var other in running)
            cancel(run, other);
    }

    private static void Apply(
        Run run,
        ActivityExecution execution,
        StateChange change,
        Action<Run, ActivityExecution> cancel
    )
    {
        switch (change)
        {
            case StateChange.OutputSet output:
                SetOutput(run, execution, output.Output, output.Value);
                break;
            case StateChange.VariableSet variable:
                var target =
                    new ExpressionScope(run, execution).FindById(variable.VariableId)
                    ?? throw new ExpressionException($"Variable '{variable.VariableId}' not found.");
                ExpressionScope.Assign(target, variable.Value);
                break;
            case StateChange.WorkflowOutputSet output:
                SetWorkflowOutput(run, execution, output.Name, output.Value);
                break;
            case StateChange.InstanceNamed named:
                run.Name = named.Name;
                break;
            case StateChange.Correlated correlated:
                run.CorrelationId = correlated.CorrelationId;
                break;
            case StateChange.ScheduledWithdrawn withdrawn:
                run.Withdraw(execution, withdrawn.Nodes);
                break;
            case StateChange.ExecutionsCanceled called:
                CancelAll(run, called, cancel);
                break;
            case StateChange.JournalWritten entry:
                run.Write(execution, entry.EventName, entry.Message, entry.Payload);
                break;
            case StateChange.BookmarkDropped dropped:
                if (run.BookmarksOf(execution).FirstOrDefault(own => own.Id == dropped.BookmarkId) is { } bookmark)
                    run.Remove(bookmark);
                break;
            case StateChange.JournalDataAdded data:
                execution.JournalData[data.Key] = data.Value;
                break;
        }
    }

    // An output is recorded for this burst and caught by the variable it is bound to; one bound to the name of an
    // output of the outermost workflow appears there at once (Elsa).
    private static void SetOutput(Run run, ActivityExecution execution, Output output, object? value)
    {
        execution.Outputs[output.Name] = value;
        run.Touch(execution);
        run.Register.Add(new RecordedOutput(execution.Node.NodeId, output.Name, value));
        if (output.Target is not { } target)
            return;
        var scope = new ExpressionScope(run, execution)
        {
            SeesOnlyAround = execution.Node.Activity is WorkflowDefinitionActivity,
        };
        if (scope.FindById(target) is { } variable)
            ExpressionScope.Assign(variable, value);
        if (run.Graph.Outputs.Any(declared => declared.Name == target))
            run.Output[target] = value;
    }

    // The nearest workflow used as activity that declares the output gets it; otherwise the instance does.
    private static void SetWorkflowOutput(Run run, ActivityExecution execution, string name, object? value)
    {
        var composite = execution.Scopes.FirstOrDefault(scope =>
            scope.Node.Activity is WorkflowDefinitionActivity workflow
            && workflow.Outputs.Any(output => output.Name == name)
        );
        if (composite?.Variables.Find(variable => variable.Definition.Name == name) is { } variable)
            ExpressionScope.Assign(variable, value);
        else
            run.Output[name] = value;
    }
}
