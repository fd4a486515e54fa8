using MediatR;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Instances;

/// <summary>Hands an event to the flows that wait for it or start with it. When it answers, they have moved on.</summary>
/// <param name="EventName">Name of the event, case-sensitive.</param>
/// <param name="CorrelationId">Only instances with this correlation id; null for all.</param>
/// <param name="InstanceId">Only this instance; null for all.</param>
/// <param name="Payload">What the event carries.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record TriggerEvent(string EventName, string? CorrelationId, string? InstanceId, object? Payload)
    : ICommand<Unit>;

internal sealed class TriggerEventHandler(EventDelivery events) : IRequestHandler<TriggerEvent, Unit>
{
    public async Task<Unit> Handle(TriggerEvent command, CancellationToken cancellationToken)
    {
        var published = new PublishEvent(command.EventName, command.CorrelationId, command.InstanceId, command.Payload);
        await events.DeliverAsync(published, cancellationToken);
        return Unit.Value;
    }
}
