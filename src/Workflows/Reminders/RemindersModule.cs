using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Workflows.Reminders;

/// <summary>Registers reminders and notices.</summary>
public static class RemindersModule
{
    /// <summary>Adds them. Needs the organisation, a registered WorkflowsDbContext and the WriteGate.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<ReminderPolicy>()
            .Bind(configuration.GetSection(ReminderPolicy.Section))
            .Validate(policy => policy.IsValid, "Every number of Reminders:DaysBefore must be 1 to 365.")
            .ValidateOnStart();

        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReminderPolicy>>().Value);
        services.AddSingleton<ReminderSteps>();
        services.AddScoped<ReminderRecipients>();
        services.AddScoped<ReminderSchedule>();
        services.AddScoped<ReminderSweep>();
        return services;
    }
}
