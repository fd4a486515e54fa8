using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Carries out one outbox message and deletes it, in one commit.</summary>
/// <param name="MessageId">The message.</param>
public sealed record DeliverMessage(Guid MessageId) : ICommand<Unit>;

internal sealed class DeliverMessageHandler(WorkflowsDbContext db, Flow flow, Outbox outbox)
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
            OutboxKinds.PublishEvent => HandRoundAsync(Read<PublishEvent>(message), cancellationToken),
            OutboxKinds.StartChild => StartAsync(Read<StartChild>(message), cancellationToken),
            OutboxKinds.ResumeBookmark => ResumeAsync(Read<ResumeBookmark>(message), cancellationToken),
            OutboxKinds.ReportChild => flow.ReportChildAsync(
                Read<ReportChild>(message).ChildInstanceId,
                cancellationToken
            ),
            _ => throw new InvalidOperationException($"No handler for outbox messages of kind {message.Kind}."),
        };

    // One message per waiting instance, so that one which fails holds up no other.
    private async Task HandRoundAsync(PublishEvent published, CancellationToken cancellationToken)
    {
        var hash = StimulusHash.Compute(Event.StimulusName, new EventPayload(published.Name));
        var waiting = await db.Set<StoredBookmark>()
            .Where(bookmark => bookmark.Hash == hash && bookmark.Name == Event.StimulusName)
            .Where(bookmark => published.CorrelationId == null || bookmark.CorrelationId == published.CorrelationId)
            .Where(bookmark => published.InstanceId == null || bookmark.InstanceId == published.InstanceId)
            .Select(bookmark => new { bookmark.InstanceId, bookmark.Id })
            .ToListAsync(cancellationToken);
        foreach (var bookmark in waiting)
            outbox.Add(new ResumeBookmark(bookmark.InstanceId, bookmark.Id, EventInput(published.Payload)));
    }

    private static Dictionary<string, object?> EventInput(object? payload) =>
        new(StringComparer.Ordinal) { [Event.PayloadKey] = payload };

    private async Task StartAsync(StartChild start, CancellationToken cancellationToken)
    {
        var parent = await db.FindAsync<WorkflowInstance>([start.ParentInstanceId], cancellationToken);
        if (
            parent is not null
            && await db.FindAsync<WorkflowInstance>([start.Child.ChildInstanceId], cancellationToken) is null
        )
            await flow.StartChildAsync(start.Child, parent, cancellationToken);
    }

    private Task ResumeAsync(ResumeBookmark resume, CancellationToken cancellationToken) =>
        flow.ResumeAsync(resume.InstanceId, resume.BookmarkId, resume.Input, cancellationToken);

    private static T Read<T>(OutboxMessage message) =>
        JsonSerializer.Deserialize<T>(message.Payload, WorkflowsJson.Options)!;
}
