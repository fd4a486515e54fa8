using Workflows.Documents;

namespace Workflows.Plans.Periods;

/// <summary>How often a task reports.</summary>
/// <param name="Cycle">How often.</param>
/// <param name="DueMonth">The month of the period the result is due in, from 1; null for its last.</param>
/// <param name="DueDay">The day of that month; null for its last.</param>
/// <param name="Until">The last day of the whole.</param>
/// <param name="NextOn">When the next period opens; null after the last.</param>
public sealed record CycleView(Cycle Cycle, int? DueMonth, int? DueDay, DateOnly? Until, DateOnly? NextOn)
{
    internal static CycleView? Of(TaskCycle? cycle) =>
        cycle is null ? null : new(cycle.Cycle, cycle.DueMonth, cycle.DueDay, cycle.Until, cycle.NextOn);
}

/// <summary>The period a subtask is the result of.</summary>
/// <param name="Cycle">How long it is.</param>
/// <param name="Name">What the office calls it, such as 2026年第3季度.</param>
/// <param name="StartsOn">Its first day.</param>
/// <param name="EndsOn">Its last day.</param>
/// <param name="Counters">What was reached in it of each of the task's targets that anything was approved for.</param>
public sealed record PeriodView(
    Cycle Cycle,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    IReadOnlyList<PeriodCounter> Counters
);

/// <summary>What was reached of a target in one period.</summary>
/// <param name="TargetId">The target.</param>
/// <param name="Total">The sum of its approved figures.</param>
public sealed record PeriodCounter(Guid TargetId, decimal Total);
