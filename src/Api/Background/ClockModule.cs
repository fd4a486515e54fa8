using Hangfire;
using Workflows.Api.Audit;
using Workflows.Api.Reminders;
using Workflows.Persistence;

namespace Workflows.Api.Background;

/// <summary>What happens without a request: Hangfire's clock and the outbox.</summary>
internal static class ClockModule
{
    private const string EveryFiveSeconds = "*/5 * * * * *";

    /// <summary>Adds the clock, durable where the database is a server, and the outbox dispatcher.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration)
    {
        var database =
            configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddHangfireClock(database.Provider is DatabaseProvider.PostgreSql ? database.ConnectionString : null);
        services.AddScoped<TimerClock>();
        services.AddScoped<Housekeeping>();
        services.AddScoped<AuditAnchorLog>();
        services.AddHostedService<CalendarWatch>();
        return services.AddHostedService<OutboxDispatcher>();
    }

    /// <summary>Registers the recurring jobs and lets each run at once: what fell due while the service was down comes first.</summary>
    public static void MapClock(this WebApplication app)
    {
        app.MapHangfireClock();
        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<TimerClock>("timers", clock => clock.RunAsync(CancellationToken.None), EveryFiveSeconds);
        jobs.AddOrUpdate<TimerClock>(
            "events",
            clock => clock.DeliverEventsAsync(CancellationToken.None),
            Cron.Minutely()
        );
        jobs.AddOrUpdate<Housekeeping>("housekeeping", work => work.RunAsync(CancellationToken.None), Cron.Daily());
        jobs.Trigger("timers");
        jobs.Trigger("reminders");
    }
}
