using MediatR;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>A message could not be carried out: it is tried again later, each time after a longer wait, then parked.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Error">What went wrong.</param>
public sealed record PostponeMessage(Guid MessageId, string Error) : ICommand<Unit>;

internal sealed class PostponeMessageHandler(WorkflowsDbContext db, TimeProvider clock)
    : IRequestHandler<PostponeMessage, Unit>
{
    private const int MaxAttempts = 10;

    public async Task<Unit> Handle(PostponeMessage command, CancellationToken cancellationToken)
    {
        if (await db.FindAsync<OutboxMessage>([command.MessageId], cancellationToken) is not { } message)
            return Unit.Value;

        message.Attempts++;
        message.LastError = command.Error;
        message.Parked = message.Attempts >= MaxAttempts;
        message.DueAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, message.Attempts));
        return Unit.Value;
    }
}
