using MediatR;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Drafts;

/// <summary>The plans the asking person has begun to check and not created, the latest first.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ImportDraftList(PageRequest Page) : IRequest<Page<ImportDraftLine>>;

/// <summary>One of them.</summary>
/// <param name="Id">The draft's own id.</param>
/// <param name="Title">Title of the plan.</param>
/// <param name="SavedAt">When it was last saved.</param>
public sealed record ImportDraftLine(Guid Id, string Title, DateTimeOffset SavedAt);

internal sealed class ImportDraftListHandler(OwnDrafts drafts) : IRequestHandler<ImportDraftList, Page<ImportDraftLine>>
{
    public Task<Page<ImportDraftLine>> Handle(ImportDraftList query, CancellationToken cancellationToken) =>
        query.Page.ReadAsync(
            drafts
                .Of(DraftKind.Import)
                .OrderByDescending(draft => draft.SavedAt)
                .ThenBy(draft => draft.AboutId)
                .Select(draft => new ImportDraftLine(draft.AboutId, draft.Title, draft.SavedAt)),
            cancellationToken
        );
}
