using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workflows.Reminders;

namespace Workflows.Tests.Reminders;

public sealed class ReminderPolicyTests
{
    private static readonly DateOnly DueOn = new(2026, 3, 20);

    [Fact]
    public async Task Days_before_the_term_that_are_set_replace_the_default()
    {
        var policy = Bind(
            ("Reminders:DaysBefore:0", "5"),
            ("Reminders:WhenOverdue", "false"),
            ("Reminders:TimeOfDay", "08:30")
        );
        using var office = new ReminderOffice(new DateOnly(2026, 3, 2), new TimeOnly(9, 0), policy);

        await office.ScheduleAsync(DueOn);

        var reminders = await office.OpenRemindersAsync();
        Assert.Equal([5, 0], reminders.Select(reminder => reminder.Days));
        Assert.All(reminders, reminder => Assert.Equal(30, reminder.FireAt.Minute));
    }

    [Fact]
    public void What_is_not_set_keeps_its_default()
    {
        var policy = Bind();

        Assert.Equal(new ReminderPolicy(), policy);
        Assert.Equal(new TimeOnly(9, 0), policy.TimeOfDay);
    }

    [Fact]
    public void A_day_that_is_not_before_the_term_is_refused() =>
        Assert.Throws<OptionsValidationException>(() => Bind(("Reminders:DaysBefore:0", "0")));

    private static ReminderPolicy Bind(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        using var provider = new ServiceCollection().AddReminders(configuration).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ReminderPolicy>>().Value;
    }
}
