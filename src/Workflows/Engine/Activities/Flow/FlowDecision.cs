using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Leads a flow one of two ways.</summary>
[Activity("Elsa", "Branching", DisplayName = "Decision", Description = "Leads the flow one of two ways.")]
[Outcomes("True", "False")]
public sealed class FlowDecision : Activity
{
    /// <summary>What decides.</summary>
    public Input<bool> Condition { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Complete(context.Get(Condition) ? "True" : "False");
}
