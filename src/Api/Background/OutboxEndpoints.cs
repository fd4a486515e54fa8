using MediatR;
using Workflows.Approvals;

namespace Workflows.Api.Background;

/// <summary>What the service still owes: messages waiting to be carried out, and those given up on after ten tries.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder app)
    {
        var outbox = app.MapGroup("/api/outbox").WithTags("消息 Outbox");

        outbox.MapGet("/", ListAsync).WithName("ListOutboxMessages");
        outbox.MapPost("/retry", RetryAllAsync).WithName("RetryParkedMessages");
        outbox.MapPost("/{id:guid}/retry", RetryAsync).WithName("RetryParkedMessage");
    }

    /// <summary>Messages not carried out yet; parked ones only with <c>parked=true</c>.</summary>
    private static Task<Page<OutboxMessageView>> ListAsync(
        bool? parked,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new OutboxMessages(parked, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>Tries a parked message again.</summary>
    private static Task<RetriedMessages> RetryAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new RetryMessages(id), cancellationToken);

    /// <summary>Tries every parked message again.</summary>
    private static Task<RetriedMessages> RetryAllAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new RetryMessages(MessageId: null), cancellationToken);
}
