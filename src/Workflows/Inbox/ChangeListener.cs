using System.Threading.Channels;

namespace Workflows.Inbox;

/// <summary>One open page that waits to hear of changes.</summary>
public sealed class ChangeListener : IDisposable
{
    // One waiting ring is enough, so a slow reader costs nothing.
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly Action<ChangeListener> leave;
    private int heard;

    internal ChangeListener(HearingOf hears, Action<ChangeListener> leave)
    {
        Hears = hears;
        this.leave = leave;
    }

    internal HearingOf Hears { get; }

    /// <summary>Waits until something has changed, but no longer than the given time.</summary>
    /// <returns>What has changed.</returns>
    public async Task<Changes> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await bell.Reader.ReadAsync(either.Token);
            return (Changes)Interlocked.Exchange(ref heard, 0);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Changes.None;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => leave(this);

    internal void Tell(Changes changes)
    {
        Interlocked.Or(ref heard, (int)changes);
        bell.Writer.TryWrite(true);
    }
}

/// <summary>What an open page is told of.</summary>
[Flags]
public enum Changes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The person's own work items, notices or copies.</summary>
    Own = 1,

    /// <summary>Some plan or task, by whomever.</summary>
    Tasks = 2,

    /// <summary>The person's account, or for whom he stands in: who may listen, and to what, is another question now.</summary>
    Account = 4,
}
