using Workflows.Organization;

namespace Workflows.Approvals;

/// <summary>The days and moments of a step's term.</summary>
internal sealed class TermDays(OfficeTime office)
{
    // People are told in the morning of a working day, and nothing is decided over their heads at night.
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>The last day of a term that begins today.</summary>
    public DateOnly LastDay(int days, bool isInWorkdays) =>
        isInWorkdays ? office.AddWorkdays(office.Today, days) : office.Today.AddDays(days);

    /// <summary>The first morning in the office after a day.</summary>
    public DateTimeOffset MorningAfter(DateOnly day) => OfficeTime.At(office.AddWorkdays(day, 1), Morning);

    /// <summary>The first morning in the office after today.</summary>
    public DateTimeOffset NextMorning() => MorningAfter(office.Today);
}
