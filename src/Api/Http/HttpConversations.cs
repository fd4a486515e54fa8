using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Workflows.Approvals;
using Workflows.Http;

namespace Workflows.Api.Http;

/// <summary>
/// Keeps a caller waiting while its flow asks other servers. The flow's requests are sent at once, and go on to their
/// end also when the caller leaves or was answered meanwhile.
/// </summary>
internal sealed partial class HttpConversations(
    Departures departures,
    IOptions<HttpOptions> options,
    TimeProvider clock,
    ILogger<HttpConversations> logger
)
{
    private readonly ConcurrentDictionary<Task, byte> underWay = [];

    /// <summary>Waits until the flow answers or has nothing under way any more.</summary>
    /// <param name="turn">How far the flow has come in its first commit.</param>
    /// <param name="request">The caller's request.</param>
    /// <param name="timeout">How long the caller is kept; null for the default.</param>
    /// <param name="cancellationToken">The caller left.</param>
    /// <exception cref="TimeoutException">The caller waited long enough; the flow goes on.</exception>
    public async Task<HttpTurn> AnswerAsync(
        HttpTurn turn,
        IReadOnlyDictionary<string, object?> request,
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        if (turn.Sends.Count == 0)
            return turn;

        var answered = new TaskCompletionSource<HttpTurn>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The caller's patience begins before the first request leaves.
        var patience = answered.Task.WaitAsync(timeout ?? options.Value.RequestTimeout, clock, cancellationToken);
        var running = RunAsync(turn, request, answered);
        underWay.TryAdd(running, 0);
        _ = running.ContinueWith(
            ended => underWay.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return await patience;
    }

    /// <summary>Waits for those under way; the host's end has called them off.</summary>
    public Task ReturnAsync() => Task.WhenAll(underWay.Keys);

    private async Task RunAsync(
        HttpTurn turn,
        IReadOnlyDictionary<string, object?> request,
        TaskCompletionSource<HttpTurn> answered
    )
    {
        try
        {
            var last = await FollowAsync(turn, request, answered);
            answered.TrySetResult(last);
        }
        catch (Exception exception)
        {
            answered.TrySetException(exception);
            if (exception is not OperationCanceledException)
                LogFailed(turn.InstanceId, exception);
        }
    }

    // Requests of one burst go out together, as those of the burst after an answer do.
    private async Task<HttpTurn> FollowAsync(
        HttpTurn turn,
        IReadOnlyDictionary<string, object?> request,
        TaskCompletionSource<HttpTurn> answered
    )
    {
        if (turn.Reply is not null)
            answered.TrySetResult(turn);
        var last = turn;
        foreach (
            var next in await Task.WhenAll(turn.Sends.Select(message => SendAsync(turn, message, request, answered)))
        )
            last = next.Reply is not null || last.Reply is null ? next : last;
        return last;
    }

    private async Task<HttpTurn> SendAsync(
        HttpTurn turn,
        Guid message,
        IReadOnlyDictionary<string, object?> request,
        TaskCompletionSource<HttpTurn> answered
    )
    {
        try
        {
            var next = await departures.CarryOutAsync(message, answered.Task.IsCompleted ? null : request);
            return next is null ? turn : await FollowAsync(next, request, answered);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await departures.PostponeAsync(message, exception);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{InstanceId} could not go on while its caller waited; the outbox tries again")]
    private partial void LogFailed(string instanceId, Exception exception);
}
