namespace Workflows.Persistence;

/// <summary>Tells the outbox dispatcher that something was committed. Losing a signal costs only the sweep's interval.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim pending = new(initialCount: 0);

    /// <summary>Says that there may be messages.</summary>
    public void Set() => pending.Release();

    /// <summary>Waits until something was committed or the interval passed, and takes all signals given so far.</summary>
    public async Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        await pending.WaitAsync(interval, cancellationToken);
        while (pending.CurrentCount > 0)
            await pending.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => pending.Dispose();
}
