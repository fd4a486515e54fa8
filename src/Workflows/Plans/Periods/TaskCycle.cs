using Workflows.Documents;

namespace Workflows.Plans.Periods;

/// <summary>How often a task reports, by which day, and for how long (周期报送).</summary>
public sealed class TaskCycle
{
    /// <summary>How often.</summary>
    public required Cycle Cycle { get; init; }

    /// <summary>The month of the period the result is due in, from 1; null for its last.</summary>
    public int? DueMonth { get; init; }

    /// <summary>The day of that month; null for its last.</summary>
    public int? DueDay { get; init; }

    /// <summary>The last day of the whole; null when the task itself says when it is over.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The first day of the period to be opened next; null after the last.</summary>
    public DateOnly? NextOn { get; private set; }

    /// <summary>Whether the task goes on to report after the periods that are open now.</summary>
    public bool HasMore => Until is not null && NextOn is not null;

    /// <summary>The period whose turn it is, if its first day has come.</summary>
    public Period? DueToOpen(DateOnly today) => NextOn is { } next && next <= today ? Period.At(Cycle, next) : null;

    /// <summary>The cycle a plan document asks for, from a day on.</summary>
    public static TaskCycle Of(PeriodRule rule, DateOnly from)
    {
        var cycle = new TaskCycle
        {
            Cycle = rule.Cycle,
            DueMonth = rule.DueMonth,
            DueDay = rule.DueDay,
        };
        cycle.BeginAt(from);
        return cycle;
    }

    /// <summary>Begins with the period that a day lies in.</summary>
    public void BeginAt(DateOnly day) => PassTo(Period.At(Cycle, day));

    /// <summary>A period was opened, or its day has passed without anybody being asked.</summary>
    public void Passed(Period period) => PassTo(period.Next);

    /// <summary>The day the result of a period is due.</summary>
    public DateOnly DueOn(Period period) => period.DayIn(DueMonth, DueDay);

    private void PassTo(Period period) => NextOn = period.StartsOn > Until ? null : period.StartsOn;
}
