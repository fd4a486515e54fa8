using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Makes what designers see of stored versions: every activity has its path, every used workflow its newest version.</summary>
internal sealed class DefinitionViews(WorkflowsDbContext db, GraphCompilation compilation)
{
    public async Task<IReadOnlyList<DefinitionView>> OfAsync(
        IReadOnlyList<DefinitionVersion> versions,
        CancellationToken cancellationToken
    )
    {
        var catalog = await compilation.CatalogAsync(cancellationToken);
        var views = new List<DefinitionView>();
        foreach (var version in versions)
        {
            var json = DefinitionModel.Parse(version.Json);
            DefinitionNodes.WriteNodeIds(json, GraphCompilation.Compile(version.Json, catalog));
            views.Add(new DefinitionView(version, json));
        }

        await WriteNewestAsync([.. views.SelectMany(view => WorkflowUse.In(view.Json))], cancellationToken);
        return views;
    }

    // A designer offers to move a use to the newest version when it is behind.
    private async Task WriteNewestAsync(IReadOnlyList<WorkflowUse> uses, CancellationToken cancellationToken)
    {
        var ids = uses.Select(use => use.DefinitionId).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length == 0)
            return;
        var published = await db.Set<DefinitionVersion>()
            .Where(row => ids.Contains(row.DefinitionId) && row.IsPublished)
            .Select(row => new
            {
                row.DefinitionId,
                row.Id,
                row.Version,
            })
            .ToDictionaryAsync(row => row.DefinitionId, StringComparer.Ordinal, cancellationToken);
        foreach (var use in uses.Where(use => use.DefinitionId is not null && published.ContainsKey(use.DefinitionId)))
            use.WriteNewest(published[use.DefinitionId!].Id, published[use.DefinitionId!].Version);
    }
}
