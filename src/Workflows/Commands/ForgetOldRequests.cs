using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Commands;

/// <summary>Deletes answers kept for repeated requests that nobody will repeat any more.</summary>
public sealed record ForgetOldRequests : ICommand<Unit>
{
    /// <summary>How long a repeated Idempotency-Key gets its first answer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
}

internal sealed class ForgetOldRequestsHandler(WorkflowsDbContext db, TimeProvider clock)
    : IRequestHandler<ForgetOldRequests, Unit>
{
    public async Task<Unit> Handle(ForgetOldRequests command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - ForgetOldRequests.Kept;
        await db.Set<IdempotencyRecord>()
            .Where(record => record.CreatedAt < before)
            .ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
