using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Runs one of two embedded activities; it has no outcomes of its own but Done.</summary>
[Activity("Elsa", "Branching", Description = "Runs one of two activities depending on a condition.")]
public sealed class If : Activity
{
    /// <summary>What decides.</summary>
    public Input<bool> Condition { get; init; } = new();

    /// <summary>The condition's value.</summary>
    public Output<bool> Result { get; init; } = new();

    /// <summary>Run when the condition holds; may be empty.</summary>
    public ActivityNode? Then { get; init; }

    /// <summary>Run when it doesn't; may be empty.</summary>
    public ActivityNode? Else { get; init; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var holds = context.Get(Condition);
        return ActivityResult.Schedule(holds ? Then : Else).Set(Result, holds);
    }

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        ActivityResult.Complete();
}
