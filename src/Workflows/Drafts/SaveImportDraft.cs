using System.Text.Json.Serialization;
using MediatR;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;

namespace Workflows.Drafts;

/// <summary>Keeps a plan that is being checked before it is created (保存导入草稿).</summary>
/// <param name="DraftId">The draft's own id, from the address.</param>
/// <param name="Draft">What was read, with the corrections so far and the source text.</param>
/// <param name="ExpandGroups">Groups to expand as the organisation has them.</param>
/// <param name="Mappings">Printed name → the departments it stands for.</param>
/// <param name="Settled">Numbers of the tasks whose doubts were looked at.</param>
/// <param name="Version">The version it goes on from; null for a new draft.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SaveImportDraft(
    [property: JsonIgnore] Guid DraftId,
    PlanDraft Draft,
    IReadOnlyList<string>? ExpandGroups = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Mappings = null,
    IReadOnlyList<string>? Settled = null,
    int? Version = null
) : ICommand<SavedDraft>;

/// <summary>What is kept of an import.</summary>
internal sealed record ImportDraftContent(
    PlanDraft Draft,
    IReadOnlyList<string> ExpandGroups,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    IReadOnlyList<string> Settled
);

internal sealed class SaveImportDraftHandler(OwnDrafts drafts) : IRequestHandler<SaveImportDraft, SavedDraft>
{
    private const int LongestTitle = 500;

    public Task<SavedDraft> Handle(SaveImportDraft command, CancellationToken cancellationToken)
    {
        var title = command.Draft.Title.Trim();
        var content = new ImportDraftContent(
            command.Draft,
            command.ExpandGroups ?? [],
            command.Mappings ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            command.Settled ?? []
        );
        return drafts.SaveAsync(
            DraftKind.Import,
            command.DraftId,
            title.Length > LongestTitle ? title[..LongestTitle] : title,
            content,
            command.Version,
            cancellationToken
        );
    }
}
