using MediatR;
using Workflows.Api.Http;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Api.Background;

/// <summary>Carries out outbox messages as they are committed, and sweeps up what an earlier process left.</summary>
internal sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes,
    Departures departures,
    HttpConversations conversations,
    OutboxSignal signal,
    ILogger<OutboxDispatcher> logger
) : BackgroundService
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DispatchAsync(stoppingToken)) { }
                await departures.SetOutAsync(stoppingToken);
                await signal.WaitAsync(SweepInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
                await signal.WaitAsync(SweepInterval, stoppingToken);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(departures.ReturnAsync(), conversations.ReturnAsync()).WaitAsync(cancellationToken);
    }

    private async Task<bool> DispatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var messages = await scope.ServiceProvider.GetRequiredService<PendingWork>().MessagesAsync(cancellationToken);
        foreach (var message in messages)
            await DeliverAsync(message, cancellationToken);
        return messages.Count > 0;
    }

    private async Task DeliverAsync(Guid message, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(new DeliverMessage(message), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogPostponed(message, exception);
            await SendAsync(new PostponeMessage(message, exception.Message), cancellationToken);
        }
    }

    private async Task SendAsync(IRequest<Unit> command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The outbox could not be read; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Outbox message {MessageId} failed and is tried again later")]
    private partial void LogPostponed(Guid messageId, Exception exception);
}
