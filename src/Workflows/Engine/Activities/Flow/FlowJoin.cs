using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Brings branches together. The flowchart decides when it runs; on running it calls off what still leads to it (Elsa).
/// </summary>
[Activity("Elsa", "Branching", DisplayName = "Join", Description = "Brings branches together.")]
public sealed class FlowJoin : Activity
{
    /// <summary>When the flow goes on.</summary>
    public Input<FlowJoinMode> Mode { get; init; } = new(FlowJoinMode.WaitAny);

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        if (context.Node.Parent?.Activity is not Flowchart flow || context.ParentState<FlowState>() is not { } state)
            return ActivityResult.Complete();
        // In token mode the merge mode has called off what it wants called off.
        if (Flowchart.UsesTokens(context))
            return ActivityResult.Complete();
        var ancestors = flow.AncestorsOf(context.Node, state);
        return ActivityResult
            .Complete()
            .With(new StateChange.ExecutionsCanceled(context.ParentExecutionId!, ancestors));
    }

    /// <summary>The mode, evaluated where the flowchart stands, since the join itself hasn't begun.</summary>
    internal FlowJoinMode ModeWithin(ActivityExecutionContext flow) => flow.Evaluate(Mode);
}
