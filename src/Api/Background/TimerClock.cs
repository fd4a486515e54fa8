using Hangfire;
using MediatR;
using Workflows.Approvals;
using Workflows.Plans.Periods;

namespace Workflows.Api.Background;

/// <summary>The jobs that wake flows: whose timers and terms are due, which a clock or the calendar starts, and for which a parked event waits.</summary>
/// <remarks>The rows are the truth: a missed run is made up by the next, and one flow that fails holds up no other.</remarks>
internal sealed partial class TimerClock(
    PendingWork pending,
    IMediator mediator,
    IServiceScopeFactory scopes,
    ILogger<TimerClock> logger
)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var bookmark in await pending.TimersAsync(cancellationToken))
            await SendAsync(new FireTimer(bookmark), cancellationToken);
        foreach (var trigger in await pending.TriggersAsync(cancellationToken))
            await SendAsync(new FireTrigger(trigger), cancellationToken);
        foreach (var round in await pending.TermsAsync(cancellationToken))
            await SendAsync(new PassTerm(round), cancellationToken);
        foreach (var task in await mediator.Send(new DuePeriods(), cancellationToken))
            await SendAsync(new OpenPeriods(task), cancellationToken);
    }

    /// <summary>Delivers parked events that somebody waits for by now.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task DeliverEventsAsync(CancellationToken cancellationToken)
    {
        foreach (var parked in await pending.ParkedEventsAsync(cancellationToken))
            await SendAsync(new DeliverParkedEvent(parked), cancellationToken);
    }

    private async Task SendAsync(IRequest<Unit> command, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(command, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Command} failed and is tried again at the next run")]
    private partial void LogFailed(object command, Exception exception);
}
