using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Which versions are wanted; what is null or empty doesn't filter.</summary>
/// <param name="VersionOptions">Which versions of each definition, in the words of <see cref="Persistence.Flows.VersionOptions"/>.</param>
/// <param name="SearchTerm">Part of the name, the description or an id.</param>
/// <param name="DefinitionIds">Only these definitions.</param>
/// <param name="Ids">Only these versions.</param>
/// <param name="IsSystem">Only those of the machinery, or only the others.</param>
/// <param name="IsReadonly">Only read-only ones, or only the others.</param>
/// <param name="Labels">Only those with every one of these labels.</param>
/// <param name="MaterializerName">How the definition is stored; all are Json.</param>
public sealed record DefinitionFilter(
    string? VersionOptions = null,
    string? SearchTerm = null,
    IReadOnlyList<string>? DefinitionIds = null,
    IReadOnlyList<string>? Ids = null,
    bool? IsSystem = null,
    bool? IsReadonly = null,
    IReadOnlyList<string>? Labels = null,
    string? MaterializerName = null
)
{
    /// <summary>How every definition is stored, in Elsa's word.</summary>
    public const string Json = "Json";

    internal IQueryable<DefinitionVersion> Apply(IQueryable<DefinitionVersion> rows)
    {
        rows = rows.OfVersion(VersionOptions);
        if (SearchTerm?.Trim() is { Length: > 0 } term)
            rows = rows.Where(row =>
                row.Name!.Contains(term)
                || row.Description!.Contains(term)
                || row.DefinitionId.Contains(term)
                || row.Id.Contains(term)
            );
        if (DefinitionIds is { Count: > 0 } definitionIds)
            rows = rows.Where(row => definitionIds.Contains(row.DefinitionId));
        if (Ids is { Count: > 0 } ids)
            rows = rows.Where(row => ids.Contains(row.Id));
        if (IsSystem is { } isSystem)
            rows = rows.Where(row => row.IsSystem == isSystem);
        if (IsReadonly is { } isReadonly)
            rows = rows.Where(row => row.IsReadonly == isReadonly);
        foreach (var label in (Labels ?? []).Select(label => $"\n{label}\n"))
            rows = rows.Where(row => row.Labels!.Contains(label));
        return string.IsNullOrEmpty(MaterializerName) || MaterializerName == Json ? rows : rows.Where(_ => false);
    }
}
