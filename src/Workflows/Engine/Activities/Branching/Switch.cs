using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Activities;

/// <summary>
/// Runs the embedded activities of the cases that hold, or the default one when none does. A case that holds but has
/// no activity means that nothing runs (Elsa).
/// </summary>
[Activity("Elsa", "Branching", Description = "Runs the activities of the cases that hold.")]
public sealed class Switch : Activity
{
    private sealed record Remaining(int Children);

    /// <summary>The cases; all are evaluated.</summary>
    [Input(UIHint = "switch-editor")]
    public IReadOnlyList<SwitchCase> Cases { get; init; } = [];

    /// <summary>Whether the first case that holds is taken, or every one.</summary>
    public Input<SwitchMode> Mode { get; init; } = new(SwitchMode.MatchFirst);

    /// <summary>Run when no case holds; may be empty.</summary>
    public ActivityNode? Default { get; init; }

    /// <summary>Declared by Elsa, never given.</summary>
    public Output<object> Output { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var matches = Cases
            .Where(item => context.Evaluate<bool>(item.Condition))
            .Select(item => item.Activity)
            .ToArray();
        if (matches.Length == 0)
            return Run([Default]);
        return Run(context.Get(Mode) == SwitchMode.MatchFirst ? matches[..1] : matches);
    }

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child)
    {
        var remaining = context.State<Remaining>()!.Children - 1;
        return remaining == 0 ? ActivityResult.Complete() : ActivityResult.Continue().Keep(new Remaining(remaining));
    }

    private static ActivityResult Run(IEnumerable<ActivityNode?> activities)
    {
        var children = activities.OfType<ActivityNode>().Select(activity => new ScheduledChild(activity)).ToArray();
        return children.Length == 0
            ? ActivityResult.Complete()
            : ActivityResult.Schedule(children).Keep(new Remaining(children.Length));
    }
}

/// <summary>One case of a <see cref="Switch"/>.</summary>
public sealed record SwitchCase
{
    /// <summary>The name shown to people.</summary>
    public string Label { get; init; } = "";

    /// <summary>When it holds.</summary>
    public Expression? Condition { get; init; }

    /// <summary>Run when it holds; may be empty.</summary>
    public ActivityNode? Activity { get; init; }
}
