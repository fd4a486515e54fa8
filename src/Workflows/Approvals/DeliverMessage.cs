using System.Text.Json;
using MediatR;
using Workflows.Commands;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Carries out one outbox message and deletes it, in one commit.</summary>
/// <param name="MessageId">The message.</param>
public sealed record DeliverMessage(Guid MessageId) : ICommand<Unit>;

internal sealed class DeliverMessageHandler(WorkflowsDbContext db, Flow flow, EventDelivery events, IMediator mediator)
    : IRequestHandler<DeliverMessage, Unit>
{
    public async Task<Unit> Handle(DeliverMessage command, CancellationToken cancellationToken)
    {
        if (await db.FindAsync<OutboxMessage>([command.MessageId], cancellationToken) is not { } message)
            return Unit.Value;

        await CarryOutAsync(message, cancellationToken);
        db.Remove(message);
        return Unit.Value;
    }

    private Task CarryOutAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        message.Kind switch
        {
            OutboxKinds.PublishEvent => events.DeliverAsync(Read<PublishEvent>(message), cancellationToken),
            OutboxKinds.StartChild => StartAsync(Read<StartChild>(message), cancellationToken),
            OutboxKinds.ResumeBookmark => ResumeAsync(Read<ResumeBookmark>(message), cancellationToken),
            OutboxKinds.ReportChild => flow.ReportChildAsync(
                Read<ReportChild>(message).ChildInstanceId,
                cancellationToken
            ),
            OutboxKinds.MakeAlterationJobs => mediator.Publish(Read<MakeAlterationJobs>(message), cancellationToken),
            OutboxKinds.RunAlterationJob => mediator.Publish(Read<RunAlterationJob>(message), cancellationToken),
            OutboxKinds.HandOutSubtasks => mediator.Publish(Read<HandOutSubtasks>(message), cancellationToken),
            OutboxKinds.CallOffSubtasks => mediator.Publish(Read<CallOffSubtasks>(message), cancellationToken),
            _ => throw new InvalidOperationException($"No handler for outbox messages of kind {message.Kind}."),
        };

    private async Task StartAsync(StartChild start, CancellationToken cancellationToken)
    {
        var parent = await db.FindAsync<WorkflowInstance>([start.ParentInstanceId], cancellationToken);
        if (
            parent is not null
            && await db.FindAsync<WorkflowInstance>([start.Child.ChildInstanceId], cancellationToken) is null
        )
            await flow.StartChildAsync(start.Child, parent, cancellationToken);
    }

    private Task<bool> ResumeAsync(ResumeBookmark resume, CancellationToken cancellationToken) =>
        flow.ResumeAsync(resume.InstanceId, resume.BookmarkId, resume.Input, cancellationToken);

    private static T Read<T>(OutboxMessage message) =>
        JsonSerializer.Deserialize<T>(message.Payload, WorkflowsJson.Options)!;
}
