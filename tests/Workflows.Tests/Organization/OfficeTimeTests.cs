using Microsoft.Extensions.Time.Testing;
using Workflows.Organization;

namespace Workflows.Tests.Organization;

public sealed class OfficeTimeTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 15, 59, 59, TimeSpan.Zero));

    [Fact]
    public void The_day_changes_at_midnight_in_Shanghai()
    {
        var time = new OfficeTime(clock, new WorkCalendar([]));
        Assert.Equal(new DateOnly(2026, 3, 2), time.Today);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new DateOnly(2026, 3, 3), time.Today);
    }

    [Fact]
    public void Nine_in_the_office_is_one_in_the_night_UTC()
    {
        Assert.Equal(
            new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
            OfficeTime.At(new DateOnly(2026, 3, 2), new TimeOnly(9, 0))
        );
    }
}
