using System.Collections.Concurrent;
using MediatR;
using Microsoft.Extensions.Options;
using Workflows.Api.Reminders;
using Workflows.Approvals;
using Workflows.Http;
using Workflows.Persistence;

namespace Workflows.Api.Http;

/// <summary>
/// Carries outbox messages to other servers, each by itself: a slow server holds up nobody else, and no transaction
/// waits for one. A message is taken for oneself before it is sent and deleted by the commit that hands its answer to
/// the flow, so a crash in between sends it again once the lease is over.
/// </summary>
internal sealed partial class Departures(
    IServiceScopeFactory scopes,
    HttpSender sender,
    Mailer mailer,
    OutboxSignal signal,
    IOptions<TaskOptions> tasks,
    IHostApplicationLifetime lifetime,
    ILogger<Departures> logger
)
{
    private const int MostAtOnce = 64;
    private readonly ConcurrentDictionary<Guid, Task> underWay = [];

    /// <summary>Sets out with what is due, as far as there is room.</summary>
    public async Task SetOutAsync(CancellationToken cancellationToken)
    {
        var room = MostAtOnce - underWay.Count;
        if (room <= 0)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var due = await scope
            .ServiceProvider.GetRequiredService<PendingWork>()
            .DeparturesAsync(room, cancellationToken);
        foreach (var message in due)
        {
            if (await SendAsync(new ClaimDeparture(message), cancellationToken))
                underWay[message] = Task.Run(() => TravelAsync(message), cancellationToken);
        }
    }

    /// <summary>Waits for those under way; the host's end has called them off.</summary>
    public Task ReturnAsync() => Task.WhenAll(underWay.Values);

    /// <summary>
    /// Carries out one message that the caller has for itself.
    /// </summary>
    /// <param name="message">The outbox message.</param>
    /// <param name="request">The request whose sender waits for the flow's response; null when nobody waits.</param>
    /// <returns>How far the flow has come; null when there was nothing to hand to a flow.</returns>
    public async Task<HttpTurn?> CarryOutAsync(Guid message, IReadOnlyDictionary<string, object?>? request)
    {
        var stopping = lifetime.ApplicationStopping;
        var departure = await SendAsync(new DepartureOf(message), stopping);
        if (departure?.Request is not { } sent)
        {
            if (departure?.Task is { } task)
                await sender.NotifyAsync(task, tasks.Value.WebhookUrl, stopping);
            if (departure?.Mail is { } mail)
                await mailer.SendAsync(mail, stopping);
            await SendAsync(new FinishDeparture(message), stopping);
            return null;
        }

        var answer = await sender.SendAsync(sent, stopping);
        return await SendAsync(new AnswerHttpRequest(message, sent, answer, request), stopping);
    }

    private async Task TravelAsync(Guid message)
    {
        try
        {
            await CarryOutAsync(message, request: null);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The message stays, and is sent again by the next process.
        }
        catch (Exception exception)
        {
            LogPostponed(message, exception);
            await PostponeAsync(message, exception);
        }
        finally
        {
            underWay.TryRemove(message, out _);
            signal.Set();
        }
    }

    /// <summary>Has a message that could not be carried out tried again later.</summary>
    public async Task PostponeAsync(Guid message, Exception exception)
    {
        try
        {
            await SendAsync(new PostponeMessage(message, exception.Message), CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogLeft(message, failure);
        }
    }

    private async Task<TResponse> SendAsync<TResponse>(IRequest<TResponse> command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Outbox message {MessageId} failed and is tried again later")]
    private partial void LogPostponed(Guid messageId, Exception exception);

    [LoggerMessage(LogLevel.Error, "Outbox message {MessageId} failed and waits for its lease to end")]
    private partial void LogLeft(Guid messageId, Exception exception);
}
