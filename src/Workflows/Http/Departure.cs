using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Http;

/// <summary>A message to another server: at most one is set.</summary>
/// <param name="Request">A flow's request.</param>
/// <param name="Task">A task to tell the outside of.</param>
/// <param name="Mail">A mail; without it, and without the others, nobody wants the message any more.</param>
public sealed record Departure(SendRequest? Request = null, NotifyTask? Task = null, Mail? Mail = null);

/// <summary>Reads a message to another server that the caller has for itself; null when it is gone.</summary>
/// <param name="MessageId">The outbox message.</param>
public sealed record DepartureOf(Guid MessageId) : IRequest<Departure?>;

internal sealed class DepartureOfHandler(WorkflowsDbContext db, IMediator mediator)
    : IRequestHandler<DepartureOf, Departure?>
{
    public async Task<Departure?> Handle(DepartureOf query, CancellationToken cancellationToken)
    {
        var message = await db.Set<OutboxMessage>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == query.MessageId, cancellationToken);
        return message?.Kind switch
        {
            null => null,
            OutboxKinds.SendRequest => new Departure(Request: Read<SendRequest>(message)),
            OutboxKinds.NotifyTask => new Departure(Task: Read<NotifyTask>(message)),
            OutboxKinds.SendMail => new Departure(
                Mail: await mediator.Send(new MailOfNotice(Read<SendMail>(message).NoticeId), cancellationToken)
            ),
            _ => throw new InvalidOperationException(
                $"Outbox messages of kind {message.Kind} don't leave the process."
            ),
        };
    }

    private static T Read<T>(OutboxMessage message) =>
        JsonSerializer.Deserialize<T>(message.Payload, WorkflowsJson.Options)!;
}

/// <summary>Takes a due message for oneself, so that nobody else sends it until the lease is over.</summary>
/// <param name="MessageId">The outbox message.</param>
public sealed record ClaimDeparture(Guid MessageId) : ICommand<bool>;

internal sealed class ClaimDepartureHandler(WorkflowsDbContext db, IOptions<SendingOptions> options, TimeProvider clock)
    : IRequestHandler<ClaimDeparture, bool>
{
    public async Task<bool> Handle(ClaimDeparture command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + options.Value.Lease;
        var claimed = await db.Set<OutboxMessage>()
            .Where(row => row.Id == command.MessageId && !row.Parked && row.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, until), cancellationToken);
        return claimed == 1;
    }
}

/// <summary>Deletes a message that the other server took.</summary>
/// <param name="MessageId">The outbox message.</param>
public sealed record FinishDeparture(Guid MessageId) : ICommand<Unit>;

internal sealed class FinishDepartureHandler(WorkflowsDbContext db) : IRequestHandler<FinishDeparture, Unit>
{
    public async Task<Unit> Handle(FinishDeparture command, CancellationToken cancellationToken)
    {
        await db.Set<OutboxMessage>().Where(row => row.Id == command.MessageId).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
