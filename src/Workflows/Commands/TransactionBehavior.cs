using MediatR;
using Workflows.Inbox;
using Workflows.Persistence;

namespace Workflows.Commands;

/// <summary>One command, one transaction. A command that lost a race is run again on what the winner wrote.</summary>
/// <remarks>
/// A crash before the commit loses nothing but the click; a crash after it loses nothing at all.
/// </remarks>
internal sealed class TransactionBehavior<TRequest, TResponse>(
    WorkflowsDbContext db,
    WriteGate gate,
    OutboxSignal outbox,
    ChangeFeed changes
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    private const int MaxAttempts = 8;

    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        if (db.Database.CurrentTransaction is not null)
            return await JoinAsync(next, cancellationToken);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(next, cancellationToken);
            }
            catch (Exception exception) when (LostRace.Caused(exception))
            {
                if (attempt == MaxAttempts)
                    throw new RuleException("concurrent_change", "其他人正在办理同一事项，请刷新后重试。");
            }
        }
    }

    // A command sent by a command is part of the outer one's commit.
    private async Task<TResponse> JoinAsync(RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var response = await next();
        await db.SaveChangesAsync(cancellationToken);
        return response;
    }

    private async Task<TResponse> RunOnceAsync(
        RequestHandlerDelegate<TResponse> next,
        CancellationToken cancellationToken
    )
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var response = await next();
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);

            outbox.Set();
            changes.Announce(db);
            return response;
        }
        catch
        {
            // What this try changed in memory must not be part of any later commit.
            db.ChangeTracker.Clear();
            throw;
        }
    }
}
