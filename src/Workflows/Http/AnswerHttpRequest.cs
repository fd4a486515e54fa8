using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Activities;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Http;

/// <summary>
/// Hands a flow the answer to its request and deletes the message that asked for it, in one commit. Safe to run twice:
/// whoever comes second finds the message gone.
/// </summary>
/// <param name="MessageId">The outbox message.</param>
/// <param name="Sent">What it asked for.</param>
/// <param name="Answer">What came back, as <c>HttpAnswer</c> makes it.</param>
/// <param name="Request">The request whose sender waits for the flow's response; null when nobody waits.</param>
public sealed record AnswerHttpRequest(
    Guid MessageId,
    SendRequest Sent,
    IReadOnlyDictionary<string, object?> Answer,
    IReadOnlyDictionary<string, object?>? Request
) : ICommand<HttpTurn>;

internal sealed class AnswerHttpRequestHandler(WorkflowsDbContext db, HttpExchange exchange, Flow flow)
    : IRequestHandler<AnswerHttpRequest, HttpTurn>
{
    public async Task<HttpTurn> Handle(AnswerHttpRequest command, CancellationToken cancellationToken)
    {
        exchange.Begin(command.Request);
        if (await db.FindAsync<OutboxMessage>([command.MessageId], cancellationToken) is { } message)
        {
            db.Remove(message);
            await ResumeAsync(command, cancellationToken);
        }

        var instance = await db.FindAsync<WorkflowInstance>([command.Sent.InstanceId], cancellationToken);
        return instance is null
            ? new HttpTurn(command.Sent.InstanceId, HasIncidents: false, Reply: null, Sends: [])
            : exchange.TurnOf(instance);
    }

    // A flow that was called off, or went another way, no longer waits for the answer.
    private async Task ResumeAsync(AnswerHttpRequest command, CancellationToken cancellationToken)
    {
        var hash = HttpSending.HashOf(command.Sent.RequestId);
        var bookmark = await db.Set<StoredBookmark>()
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        if (bookmark is not null)
            await flow.ResumeAsync(bookmark.InstanceId, bookmark.Id, exchange.AddTo(command.Answer), cancellationToken);
    }
}
