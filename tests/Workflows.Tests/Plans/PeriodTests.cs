using System.Globalization;
using Workflows.Documents;
using Workflows.Plans.Periods;

namespace Workflows.Tests.Plans;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(Cycle.Month, "2026年8月", "2026-08-01", "2026-08-31")]
    [InlineData(Cycle.Quarter, "2026年第3季度", "2026-07-01", "2026-09-30")]
    [InlineData(Cycle.HalfYear, "2026年下半年", "2026-07-01", "2026-12-31")]
    [InlineData(Cycle.Year, "2026年", "2026-01-01", "2026-12-31")]
    public void A_day_lies_in_the_calendars_period(Cycle cycle, string name, string startsOn, string endsOn)
    {
        var period = Period.At(cycle, new DateOnly(2026, 8, 14));

        Assert.Equal(name, period.Name);
        Assert.Equal(Day(startsOn), period.StartsOn);
        Assert.Equal(Day(endsOn), period.EndsOn);
        Assert.Equal(period.EndsOn.AddDays(1), period.Next.StartsOn);
    }

    [Theory]
    [InlineData(Cycle.Quarter, null, 25, "2026-03-25")]
    [InlineData(Cycle.Quarter, 1, 20, "2026-01-20")]
    [InlineData(Cycle.Quarter, 2, 31, "2026-02-28")]
    [InlineData(Cycle.Year, null, null, "2026-12-31")]
    [InlineData(Cycle.HalfYear, 6, null, "2026-06-30")]
    public void A_result_is_due_on_a_day_of_a_month_of_its_period(Cycle cycle, int? month, int? day, string dueOn) =>
        Assert.Equal(Day(dueOn), Period.At(cycle, new DateOnly(2026, 2, 3)).DayIn(month, day));

    [Fact]
    public void A_cycle_goes_from_period_to_period_and_ends_with_the_one_its_last_day_lies_in()
    {
        var cycle = new TaskCycle { Cycle = Cycle.Quarter, Until = new DateOnly(2026, 8, 1) };
        cycle.BeginAt(new DateOnly(2026, 5, 9));

        Assert.Null(cycle.DueToOpen(new DateOnly(2026, 3, 31)));
        var second = cycle.DueToOpen(new DateOnly(2026, 4, 1))!;
        Assert.Equal("2026年第2季度", second.Name);
        cycle.Passed(second);
        Assert.True(cycle.HasMore);
        Assert.Null(cycle.DueToOpen(new DateOnly(2026, 6, 30)));
        var third = cycle.DueToOpen(new DateOnly(2026, 7, 1))!;
        cycle.Passed(third);
        Assert.False(cycle.HasMore);
        Assert.Null(cycle.DueToOpen(new DateOnly(2030, 1, 1)));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
