using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Runs its body as long as a condition holds; the condition is evaluated before every round.</summary>
[Activity("Elsa", "Looping", Description = "Runs an activity as long as a condition holds.")]
public sealed class While : Activity
{
    /// <summary>When to go on.</summary>
    [Input(AutoEvaluate = false)]
    public Input<bool> Condition { get; init; } = new();

    /// <summary>Run in each round.</summary>
    public ActivityNode? Body { get; init; }

    /// <inheritdoc/>
    public override BreakHandling OnBreak => BreakHandling.Stop;

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) => Run(context);

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        context.IsBreaking ? ActivityResult.Complete() : Run(context);

    private ActivityResult Run(ActivityExecutionContext context) =>
        context.Evaluate(Condition) ? ActivityResult.Schedule(Body) : ActivityResult.Complete();
}
