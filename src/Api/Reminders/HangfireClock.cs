using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Workflows.Api.Auth;

namespace Workflows.Api.Reminders;

/// <summary>Hangfire as the clock: it wakes us, our tables know what for.</summary>
internal static class HangfireClock
{
    private const string EveryFifteenSeconds = "*/15 * * * * *";
    private const int Workers = 2;

    // Runs of the recurring job would otherwise be kept for a day, thousands of them.
    private static readonly TimeSpan KeepFinishedRuns = TimeSpan.FromHours(1);

    /// <summary>Adds the clock in this process: in memory beside SQLite, in the same PostgreSQL when a connection string is given.</summary>
    public static IServiceCollection AddHangfireClock(this IServiceCollection services, string? postgreSql)
    {
        services.AddSingleton<JobStorage>(_ => postgreSql is null ? InMemory() : InPostgreSql(postgreSql));

        // Hangfire's own activator is a static: with two hosts in one process each would run the other's jobs.
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(
            provider.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddHangfire(hangfire =>
            hangfire
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
        );
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(2);
            server.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
        services.AddSingleton<BookedTimes>();
        services.AddScoped<ReminderClock>();
        return services;
    }

    /// <summary>Registers the recurring jobs and shows the dashboard to office admins at /hangfire.</summary>
    public static void MapHangfireClock(this WebApplication app)
    {
        app.Services.GetRequiredService<IRecurringJobManager>()
            .AddOrUpdate<ReminderClock>(
                "reminders",
                clock => clock.RunAsync(CancellationToken.None),
                EveryFifteenSeconds
            );
        app.MapHangfireDashboardWithAuthorizationPolicy(
            OfficeAdmins.Policy,
            "/hangfire",
            new DashboardOptions { DashboardTitle = "后台任务", DisplayStorageConnectionString = false }
        );
    }

    // Jobs in memory die with the process; the sweep of the next start finds what they would have found.
    private static InMemoryStorage InMemory() =>
        new(new InMemoryStorageOptions { MaxExpirationTime = KeepFinishedRuns })
        {
            JobExpirationTimeout = KeepFinishedRuns,
        };

    private static PostgreSqlStorage InPostgreSql(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            // Without it a healthy long job is started a second time when the timeout passes.
            UseSlidingInvisibilityTimeout = true,
            QueuePollInterval = TimeSpan.FromSeconds(2),
        };
        return new(new NpgsqlConnectionFactory(connectionString, options), options)
        {
            JobExpirationTimeout = KeepFinishedRuns,
        };
    }
}
