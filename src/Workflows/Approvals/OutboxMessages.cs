using MediatR;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Messages that are not carried out yet, the one due first at the top.</summary>
/// <param name="Parked">Only those given up on, or only those still tried; null for all.</param>
/// <param name="Page">Which page.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record OutboxMessages(bool? Parked, PageRequest Page) : IRequest<Page<OutboxMessageView>>;

/// <summary>A message as the office sees it.</summary>
/// <param name="Id">Identity of the message.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="CreatedAt">When it was committed.</param>
/// <param name="DueAt">When it is tried next; of a parked one, when it would have been.</param>
/// <param name="Attempts">How often it failed.</param>
/// <param name="Parked">Whether it was given up on.</param>
/// <param name="LastError">Why it failed last.</param>
public sealed record OutboxMessageView(
    Guid Id,
    string Kind,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    int Attempts,
    bool Parked,
    string? LastError
);

internal sealed class OutboxMessagesHandler(WorkflowsDbContext db)
    : IRequestHandler<OutboxMessages, Page<OutboxMessageView>>
{
    public Task<Page<OutboxMessageView>> Handle(OutboxMessages query, CancellationToken cancellationToken) =>
        query.Page.ReadAsync(
            db.Set<OutboxMessage>()
                .Where(message => query.Parked == null || message.Parked == query.Parked)
                .OrderBy(message => message.DueAt)
                .ThenBy(message => message.Id)
                .Select(message => new OutboxMessageView(
                    message.Id,
                    message.Kind,
                    message.CreatedAt,
                    message.DueAt,
                    message.Attempts,
                    message.Parked,
                    message.LastError
                )),
            cancellationToken
        );
}
