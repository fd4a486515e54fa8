using MediatR;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Views;

/// <summary>The asking person's views of a page, by name.</summary>
/// <param name="Path">The page's path.</param>
/// <param name="Page">Which page of the list.</param>
public sealed record ViewList(string Path, PageRequest Page) : IRequest<Page<ViewLine>>;

/// <summary>A view.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Query">The query of the address.</param>
public sealed record ViewLine(Guid Id, string Name, string Query);

internal sealed class ViewListHandler(WorkflowsDbContext db, Caller caller) : IRequestHandler<ViewList, Page<ViewLine>>
{
    public Task<Page<ViewLine>> Handle(ViewList query, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        return query.Page.ReadAsync(
            db.Set<SavedView>()
                .Where(view => view.PersonId == me && view.Path == query.Path)
                .OrderBy(view => view.Name)
                .Select(view => new ViewLine(view.Id, view.Name, view.Query)),
            cancellationToken
        );
    }
}
