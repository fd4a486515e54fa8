using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Deletes parked events that nobody came to wait for in time.</summary>
public sealed record ForgetParkedEvents : ICommand<Unit>;

internal sealed class ForgetParkedEventsHandler(WorkflowsDbContext db, EventOptions options, TimeProvider clock)
    : IRequestHandler<ForgetParkedEvents, Unit>
{
    public async Task<Unit> Handle(ForgetParkedEvents command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.ParkedFor;
        await db.Set<ParkedEvent>().Where(row => row.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
