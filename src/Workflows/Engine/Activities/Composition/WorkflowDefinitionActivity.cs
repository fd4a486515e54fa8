using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Another workflow used as an activity, run within the same instance. Its inputs are variables inside it; a Complete
/// inside decides its outcome (Elsa).
/// </summary>
public sealed class WorkflowDefinitionActivity : Activity
{
    /// <summary>The other workflow.</summary>
    public required ActivityNode Body { get; init; }

    /// <summary>Its inputs, by the names it declares.</summary>
    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>Its outputs, by the names it declares.</summary>
    public required IReadOnlyList<Output> Outputs { get; init; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult
            .Schedule(Body)
            .With([.. Inputs.Select(input => new StateChange.VariableSet(input.Name, context.GetByName(input.Name)))]);

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child)
    {
        var result = child.Outcomes is { } outcomes ? ActivityResult.Complete(outcomes) : ActivityResult.Complete();
        foreach (var output in Outputs)
            result = result.Set(output, context.GetVariable(output.Name));
        return result;
    }
}
