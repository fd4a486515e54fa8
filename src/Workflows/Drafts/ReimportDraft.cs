using System.Text.Json;
using MediatR;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Plans.Reimport;

namespace Workflows.Drafts;

/// <summary>What the asking person has confirmed of a corrected document so far; null when he has not begun.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ReimportDraft(Guid PlanId) : IRequest<ReimportDraftView?>;

/// <summary>A draft of a re-import.</summary>
/// <param name="SourceText">The text of the corrected document.</param>
/// <param name="Confirmed">What was confirmed so far.</param>
/// <param name="Mappings">Printed name → the departments it stands for.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="Version">The version to go on from.</param>
public sealed record ReimportDraftView(
    string SourceText,
    IReadOnlyList<ConfirmedChange> Confirmed,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    DateTimeOffset SavedAt,
    int Version
);

internal sealed class ReimportDraftHandler(OwnDrafts drafts) : IRequestHandler<ReimportDraft, ReimportDraftView?>
{
    public async Task<ReimportDraftView?> Handle(ReimportDraft query, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftKind.Reimport, query.PlanId, cancellationToken) is not { } draft)
            return null;

        var content = JsonSerializer.Deserialize<ReimportDraftContent>(draft.Content, WorkflowsJson.Options)!;
        return new ReimportDraftView(
            content.SourceText,
            content.Confirmed,
            content.Mappings ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            draft.SavedAt,
            draft.Version
        );
    }
}
