using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Activities;

/// <summary>When a fork is over (Elsa's spelling).</summary>
public enum ForkJoinMode
{
    /// <summary>When every branch is.</summary>
    WaitAll,

    /// <summary>When the first branch is; the others are called off.</summary>
    WaitAny,
}

/// <summary>Runs its branches at once.</summary>
[Activity("Elsa", "Branching", Description = "Runs several branches at once.")]
public sealed class Fork : Activity
{
    private sealed record Completed(string[] Branches);

    /// <summary>The branches.</summary>
    public IReadOnlyList<ActivityNode> Branches { get; init; } = [];

    /// <summary>When the fork is over.</summary>
    public ForkJoinMode JoinMode { get; init; }

    /// <inheritdoc/>
    public override BreakHandling OnBreak => BreakHandling.Mark;

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        Branches.Count == 0
            ? ActivityResult.Complete()
            : ActivityResult
                .Schedule([.. Branches.Select(branch => new ScheduledChild(branch))])
                .Keep(new Completed([]));

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child)
    {
        string[] completed = [.. context.State<Completed>()!.Branches, child.Node!.Id];
        var isOver = JoinMode == ForkJoinMode.WaitAny || Branches.All(branch => completed.Contains(branch.Id));
        return isOver || context.IsBreaking
            ? ActivityResult.Complete()
            : ActivityResult.Continue().Keep(new Completed(completed));
    }

    /// <inheritdoc/>
    public override object? Migrate(ActivityMigration migration)
    {
        if (migration.State<Completed>() is not { } completed || migration.From.Activity is not Fork from)
            return null;
        // A branch that the fork didn't have when it began is never started, so it isn't waited for either.
        var added = Branches
            .Select(branch => branch.Id)
            .Except(from.Branches.Select(branch => branch.Id), StringComparer.Ordinal);
        return new Completed([.. completed.Branches, .. added]);
    }
}
