using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Definitions;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>
/// Which definitions a child can be started from. A burst asks in the middle of its run, where nothing can be awaited,
/// so they are read before it; only a flow that starts children costs the query.
/// </summary>
internal sealed class PublishedDefinitions(WorkflowsDbContext db)
{
    private HashSet<string> ids = [];

    /// <summary>Reads them anew when the flow may ask.</summary>
    public async Task LoadForAsync(WorkflowGraph graph, CancellationToken cancellationToken)
    {
        if (graph.StartsChildren)
            ids = await db.Set<DefinitionVersion>()
                .Where(version => version.IsPublished)
                .Select(version => version.DefinitionId)
                .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>Whether new instances of a definition can be started.</summary>
    public bool Contains(string definitionId) => ids.Contains(definitionId);
}
