using Workflows.Organization;

namespace Workflows.Api.Background;

/// <summary>Notices within seconds that the office changed the calendar through another node.</summary>
internal sealed partial class CalendarWatch(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<CalendarWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<CalendarStore>().RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The work calendar could not be read; the next look comes in seconds")]
    private partial void LogFailed(Exception exception);
}
