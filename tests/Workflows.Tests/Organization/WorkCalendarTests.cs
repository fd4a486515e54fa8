using Workflows.Organization;

namespace Workflows.Tests.Organization;

public sealed class WorkCalendarTests
{
    private readonly WorkCalendar calendar = WorkCalendar.Read(RepositoryFiles.Path("seeds/work-calendar.json"), 3);

    [Theory]
    [InlineData("2026-02-14", true)] // Saturday, worked for the Spring Festival
    [InlineData("2026-02-16", false)] // Monday, Spring Festival
    [InlineData("2026-02-28", true)] // Saturday, worked
    [InlineData("2026-03-01", false)] // plain Sunday
    [InlineData("2026-03-02", true)] // plain Monday
    [InlineData("2021-02-07", true)] // Sunday, worked
    [InlineData("2024-10-12", true)] // Saturday, worked
    [InlineData("2025-10-08", false)] // Wednesday, National Day
    public void Holidays_and_make_up_days_follow_the_notice_of_the_year(string day, bool worked) =>
        Assert.Equal(worked, calendar.IsWorkday(Day(day)));

    [Theory]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_as_many_working_days_as_weekdays_less_statutory_holidays(int year, int workdays) =>
        Assert.Equal(workdays, calendar.WorkdaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Fact]
    public void A_year_without_its_notice_has_plain_weekends()
    {
        Assert.True(calendar.Covers(2026));
        Assert.False(calendar.Covers(2031));
        Assert.True(calendar.IsWorkday(Day("2031-10-01")));
        Assert.False(calendar.IsWorkday(Day("2031-10-04")));
    }

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-02-24", -2, "2026-02-13")]
    [InlineData("2026-03-06", 0, "2026-03-06")]
    public void Working_days_are_counted_over_holidays(string from, int workdays, string to) =>
        Assert.Equal(Day(to), calendar.AddWorkdays(Day(from), workdays));

    [Fact]
    public void Working_days_between_two_days_leave_out_the_first_and_count_the_last()
    {
        Assert.Equal(2, calendar.WorkdaysBetween(Day("2026-02-13"), Day("2026-02-24")));
        Assert.Equal(-2, calendar.WorkdaysBetween(Day("2026-02-24"), Day("2026-02-13")));
        Assert.Equal(0, calendar.WorkdaysBetween(Day("2026-03-06"), Day("2026-03-08")));
    }

    [Theory]
    [InlineData("2026-03-16", Light.Green)]
    [InlineData("2026-03-17", Light.Yellow)]
    [InlineData("2026-03-20", Light.Yellow)]
    [InlineData("2026-03-21", Light.Red)]
    public void A_light_is_yellow_from_three_working_days_before_the_term_and_red_after_it(string today, Light light) =>
        Assert.Equal(light, calendar.LightOf(Day("2026-03-20"), Day(today)));

    [Fact]
    public void Without_a_term_there_is_no_light() => Assert.Null(calendar.LightOf(null, Day("2026-03-20")));

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
