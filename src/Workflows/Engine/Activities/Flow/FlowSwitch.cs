using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Activities;

/// <summary>Leads a flow by the labels of the cases that hold, or by Default when none does.</summary>
[Activity("Elsa", "Branching", DisplayName = "Switch (flow)", Description = "Leads the flow by the cases that hold.")]
[Outcomes(Default)]
public sealed class FlowSwitch : Activity
{
    private const string Default = "Default";

    /// <summary>The cases; all are evaluated.</summary>
    [Input(UIHint = "flow-switch-editor")]
    public IReadOnlyList<FlowSwitchCase> Cases { get; init; } = [];

    /// <summary>Whether the first case that holds is taken, or every one.</summary>
    public Input<SwitchMode> Mode { get; init; } = new(SwitchMode.MatchFirst);

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnOutcomes => [.. Cases.Select(item => item.Label), Default];

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var matches = Cases.Where(item => context.Evaluate<bool>(item.Condition)).Select(item => item.Label).ToArray();
        if (matches.Length == 0)
            return ActivityResult.Complete(Default);
        return ActivityResult.Complete(context.Get(Mode) == SwitchMode.MatchFirst ? [matches[0]] : matches);
    }
}

/// <summary>One case of a <see cref="FlowSwitch"/>.</summary>
public sealed record FlowSwitchCase
{
    /// <summary>The outcome when it holds.</summary>
    public string Label { get; init; } = "";

    /// <summary>When it holds.</summary>
    public Expression? Condition { get; init; }
}

/// <summary>How many of the cases that hold are taken (Elsa's spelling).</summary>
public enum SwitchMode
{
    /// <summary>The first.</summary>
    MatchFirst,

    /// <summary>Every one.</summary>
    MatchAny,
}
