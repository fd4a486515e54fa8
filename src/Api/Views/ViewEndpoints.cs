using MediatR;
using Workflows.Views;

namespace Workflows.Api.Views;

internal static class ViewEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder app)
    {
        var views = app.MapGroup("/api/views").WithTags("视图 Views");
        views.MapGet("/", ListAsync).WithName("ListViews");
        views.MapPost("/", SaveAsync).WithName("SaveView");
        views.MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteView");
    }

    /// <summary>My views of a page, by name.</summary>
    private static Task<Page<ViewLine>> ListAsync(
        string path,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ViewList(path, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>Keeps what a page is narrowed to; a view of the same name is replaced.</summary>
    private static Task<ViewLine> SaveAsync(
        SaveView command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command, cancellationToken);

    /// <summary>Deletes a view of mine.</summary>
    private static Task<DeletedView> DeleteAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new DeleteView(id), cancellationToken);
}
