using MediatR;
using Workflows.Commands;

namespace Workflows.Approvals;

/// <summary>
/// Hands a parked event to the instances that wait for it by now, and takes it away. Safe to run twice: whoever comes
/// second finds no event.
/// </summary>
/// <param name="EventId">The event.</param>
public sealed record DeliverParkedEvent(Guid EventId) : ICommand<Unit>;

internal sealed class DeliverParkedEventHandler(EventDelivery events) : IRequestHandler<DeliverParkedEvent, Unit>
{
    public async Task<Unit> Handle(DeliverParkedEvent command, CancellationToken cancellationToken)
    {
        await events.DeliverParkedAsync(command.EventId, cancellationToken);
        return Unit.Value;
    }
}
