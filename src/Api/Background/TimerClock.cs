using Hangfire;
using MediatR;
using Workflows.Approvals;

namespace Workflows.Api.Background;

/// <summary>The job that resumes flows whose timers are due. The rows are the truth: a missed run is made up by the next.</summary>
internal sealed class TimerClock(PendingWork pending, IServiceScopeFactory scopes)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var bookmark in await pending.TimersAsync(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(new FireTimer(bookmark), cancellationToken);
        }
    }
}
