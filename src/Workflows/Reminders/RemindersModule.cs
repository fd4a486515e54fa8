using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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

        services
            .AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .Validate(
                mail => mail.IsValid,
                "Mail with a Host needs a Port, an address From, a Timeout of up to 2 minutes, and a full PageAddress or none."
            )
            .ValidateOnStart();

        services.AddScoped<ReminderPolicies>();
        services.AddScoped<Notices>();
        services.AddScoped<ReminderRecipients>();
        services.AddScoped<ReminderSchedule>();
        services.AddScoped<ReminderSweep>();
        return services;
    }
}
