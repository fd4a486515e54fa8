using MediatR;
using Workflows.Copies;

namespace Workflows.Api.Copies;

internal static class CopyEndpoints
{
    public static void MapCopies(this IEndpointRouteBuilder app)
    {
        var copies = app.MapGroup("/api/copies").WithTags("抄送传阅 Copies");
        copies.MapGet("/", ListAsync).WithName("ListCopies");
        copies.MapPost("/{id:guid}/read", ReadAsync).WithName("ReadCopy");

        app.MapPost("/api/work-items/{id:guid}/copy", CopyAsync).WithTags("抄送传阅 Copies").WithName("CopyWorkItem");
    }

    /// <summary>What I was given to read, newest first.</summary>
    private static Task<Page<CopyLine>> ListAsync(
        string? kind,
        bool? unread,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new CopyList(KindOf(kind), unread, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>Marks a copy as read; the last reader of a circulation lets its flow go on.</summary>
    private static Task<CopyRead> ReadAsync(
        Guid id,
        ReadCopy? command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send((command ?? new ReadCopy(id)) with { CopyId = id }, cancellationToken);

    /// <summary>Gives others a copy of what a work item is about.</summary>
    private static Task<CopiedWorkItem> CopyAsync(
        Guid id,
        CopyWorkItem command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    private static CopyKind? KindOf(string? kind) =>
        kind switch
        {
            null => null,
            "copy" => CopyKind.Copy,
            "circulation" => CopyKind.Circulation,
            _ => throw new InvalidRequestException("unknown_kind", "kind", "kind 只能是 copy 或 circulation。"),
        };
}
