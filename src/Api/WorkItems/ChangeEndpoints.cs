using MediatR;
using Workflows.Inbox;

namespace Workflows.Api.WorkItems;

internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/changes", ListAsync).WithTags("待办 Work items").WithName("ListChanges");

    /// <summary>What others did to my department's tasks since the last working day, or a day I name; newest first.</summary>
    private static Task<ChangeList> ListAsync(
        DateOnly? since,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new RecentChanges(since, PageRequest.Of(page, pageSize)), cancellationToken);
}
