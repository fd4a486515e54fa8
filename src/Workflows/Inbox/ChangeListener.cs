using System.Threading.Channels;

namespace Workflows.Inbox;

/// <summary>One open page that waits to hear of changes.</summary>
public sealed class ChangeListener(ChannelReader<bool> changes, Action leave) : IDisposable
{
    /// <summary>Waits until something has changed, but no longer than the given time.</summary>
    /// <returns>Whether something has changed.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await changes.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => leave();
}
