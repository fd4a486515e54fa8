using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Leads a flow several ways at once.</summary>
[Activity("Elsa", "Branching", DisplayName = "Fork (flow)", Description = "Leads the flow several ways at once.")]
public sealed class FlowFork : Activity
{
    /// <summary>The names of the ways; Done alone when none is given.</summary>
    [Input(UIHint = "dynamic-outcomes", DefaultSyntax = "Object")]
    public Input<ICollection<string>> Branches { get; init; } = new();

    // The names come from an expression, so any port may be right.
    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnOutcomes => [];

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Complete([.. context.Get(Branches) ?? [Done]]);
}
