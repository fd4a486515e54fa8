using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Reminders;

namespace Workflows.Api.Reminders;

/// <summary>The signed-in person's inbox of notices.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var notices = routes.MapGroup("/api/notices").WithTags("Notices");
        notices.MapGet("/", ListAsync).WithName("ListNotices").WithSummary("我的通知");
        notices
            .MapPost("/{id:guid}/read", ReadAsync)
            .WithName("ReadNotice")
            .WithSummary("标为已读")
            .ProducesProblem(StatusCodes.Status404NotFound);
        notices.MapPost("/read-all", ReadAllAsync).WithName("ReadAllNotices").WithSummary("全部标为已读");
    }

    private static Task<Page<NoticeLine>> ListAsync(
        int? page,
        int? pageSize,
        bool? unread,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new NoticeList(PageRequest.Of(page, pageSize), unread), cancellationToken);

    private static async Task<NoContent> ReadAsync(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new ReadNotice(id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReadAllAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new ReadAllNotices(), cancellationToken);
        return TypedResults.NoContent();
    }
}
