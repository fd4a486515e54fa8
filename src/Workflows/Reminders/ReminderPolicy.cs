namespace Workflows.Reminders;

/// <summary>When and whom to remind: settings of the section <c>Reminders</c>.</summary>
public sealed record ReminderPolicy
{
    /// <summary>The section's name.</summary>
    public const string Section = "Reminders";

    private static readonly int[] DefaultDaysBefore = [7, 3, 1];

    /// <summary>Calendar days before the term on which to remind; 7, 3 and 1 when not set.</summary>
    /// <remarks>Empty until set, because the binder adds to a list that it finds instead of replacing it.</remarks>
    public IReadOnlyList<int>? DaysBefore { get; init; }

    /// <summary>Whether to remind on the day itself.</summary>
    public bool OnTheDay { get; init; } = true;

    /// <summary>Whether to remind on each working day after the term, until the work is done.</summary>
    public bool WhenOverdue { get; init; } = true;

    /// <summary>The office's time of day to remind at.</summary>
    public TimeOnly TimeOfDay { get; init; } = new(9, 0);

    /// <summary>Whether overdue reminders go to the department's head as well.</summary>
    public bool EscalateToHead { get; init; } = true;

    /// <summary>From how many working days after the term on they go to the leaders as well; null for never.</summary>
    public int? EscalateToLeaderAfter { get; init; } = 5;

    /// <summary>The days before the term in force, the earliest reminder first.</summary>
    internal IEnumerable<int> StepsBefore => (DaysBefore ?? DefaultDaysBefore).Distinct().OrderDescending();

    internal bool IsValid =>
        StepsBefore.All(days => days is > 0 and <= 365) && EscalateToLeaderAfter is null or (>= 0 and <= 365);
}
