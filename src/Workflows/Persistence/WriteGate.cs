namespace Workflows.Persistence;

/// <summary>Lets writers in one at a time, first come first served, where the database allows one writer (SQLite).</summary>
/// <remarks>Without it SQLite's own retrying is unfair: some writers wait for seconds while others pass.</remarks>
public sealed class WriteGate(bool oneWriter) : IDisposable
{
    private readonly SemaphoreSlim turn = new(initialCount: 1, maxCount: 1);

    /// <summary>Waits for this writer's turn; dispose the result to leave.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (!oneWriter)
            return null;

        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
