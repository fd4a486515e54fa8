namespace Workflows.Engine.Activities;

/// <summary>A flowchart's counters, kept in its execution record.</summary>
/// <param name="Start">The position of the activity it started at.</param>
/// <param name="Visits">How often each activity was decided, run or skipped, by position.</param>
/// <param name="ConnectionVisits">How often each connection was decided, by position.</param>
/// <param name="Followed">Whether each connection was followed when last decided.</param>
internal sealed record FlowState(int Start, int[] Visits, int[] ConnectionVisits, bool[] Followed)
{
    /// <summary>The tokens not yet consumed; only in token mode.</summary>
    public FlowToken[] Tokens { get; init; } = [];

    public static FlowState New(int start, int activities, int connections) =>
        new(start, new int[activities], new int[connections], new bool[connections]);

    public FlowState Copy() =>
        this with
        {
            Visits = [.. Visits],
            ConnectionVisits = [.. ConnectionVisits],
            Followed = [.. Followed],
        };
}
