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
        run.Effects.AddRange(result.Effects.Where(effect => effect is not ChildStartRequested { Inline: true }));
        var cancellations = new List<StateChange.ExecutionsCanceled>();
        foreach (var change in result.Changes)
        {
            if (change is StateChange.ExecutionsCanceled canceled)
                cancellations.Add(canceled);
            else
                Apply(run, execution, change);
        }
        // What the result schedules must be in the queue before a canceled sibling's dead path asks for it.
        if (cancellations.Count > 0 && result is ActivityResult.Scheduled)
            run.AfterScheduling = () => CancelAll(run, cancellations, cancel);
        else
            CancelAll(run, cancellations, cancel);
    }

    private static void CancelAll(
        Run run,
        List<StateChange.ExecutionsCanceled> cancellations,
        Action<Run, ActivityExecution> cancel
    )
    {
        foreach (var (parentId, nodes) in cancellations)
        {
            var running = run.Live.Where(other =>
                other.Parent?.Id == parentId && !other.IsOver && nodes.Contains(other.Node)
            );
            foreach (var other in running.ToArray())
                cancel(run, other);
        }
    }

    private static void Apply(Run run, ActivityExecution execution, StateChange change)
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
