using System.Text.Json;
using MediatR;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;

namespace Workflows.Drafts;

/// <summary>A plan the asking person is checking before it is created; null when there is none of this id.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ImportDraft(Guid DraftId) : IRequest<ImportDraftView?>;

/// <summary>A draft of a plan.</summary>
/// <param name="Id">The draft's own id.</param>
/// <param name="Draft">What was read, with the corrections so far and the source text.</param>
/// <param name="ExpandGroups">Groups to expand as the organisation has them.</param>
/// <param name="Mappings">Printed name → the departments it stands for.</param>
/// <param name="Settled">Numbers of the tasks whose doubts were looked at.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="Version">The version to go on from.</param>
public sealed record ImportDraftView(
    Guid Id,
    PlanDraft Draft,
    IReadOnlyList<string> ExpandGroups,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    IReadOnlyList<string> Settled,
    DateTimeOffset SavedAt,
    int Version
);

internal sealed class ImportDraftHandler(OwnDrafts drafts) : IRequestHandler<ImportDraft, ImportDraftView?>
{
    public async Task<ImportDraftView?> Handle(ImportDraft query, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftKind.Import, query.DraftId, cancellationToken) is not { } draft)
            return null;

        var content = JsonSerializer.Deserialize<ImportDraftContent>(draft.Content, WorkflowsJson.Options)!;
        return new ImportDraftView(
            query.DraftId,
            content.Draft,
            content.ExpandGroups,
            content.Mappings,
            content.Settled,
            draft.SavedAt,
            draft.Version
        );
    }
}
