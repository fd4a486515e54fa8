using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Has parked messages tried again from now on, with all their tries: one of them, or all.</summary>
/// <param name="MessageId">The message; null for every parked one.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record RetryMessages(Guid? MessageId) : ICommand<RetriedMessages>;

/// <summary>How many messages are tried again.</summary>
public sealed record RetriedMessages(int Retried);

internal sealed class RetryMessagesHandler(WorkflowsDbContext db, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<RetryMessages, RetriedMessages>
{
    public async Task<RetriedMessages> Handle(RetryMessages command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var retried = await db.Set<OutboxMessage>()
            .Where(message => message.Parked && (command.MessageId == null || message.Id == command.MessageId))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(message => message.Parked, false)
                        .SetProperty(message => message.Attempts, 0)
                        .SetProperty(message => message.DueAt, now),
                cancellationToken
            );
        if (retried == 0 && command.MessageId is { } id)
            throw new NotFoundException("搁置的消息", id);

        audit.Add("outbox.retry", $"重试搁置的消息{command.MessageId}，共{retried}条", AuditSubject.None);
        return new RetriedMessages(retried);
    }
}
