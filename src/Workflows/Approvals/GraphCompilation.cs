using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Compiles definitions against the activities there are, workflows used as activities among them.</summary>
public sealed class GraphCompilation(WorkflowsDbContext db, ActivityCatalog catalog)
{
    /// <summary>Compiles a definition against the activities there are now.</summary>
    /// <exception cref="InvalidRequestException">It can't be read; the message names the place.</exception>
    public async Task<WorkflowGraph> CompileAsync(string json, CancellationToken cancellationToken) =>
        Compile(json, await CatalogAsync(cancellationToken));

    /// <summary>Compiles a definition against given activities.</summary>
    /// <exception cref="InvalidRequestException">It can't be read; the message names the place.</exception>
    public static WorkflowGraph Compile(string json, ActivityCatalog catalog)
    {
        try
        {
            return GraphCompiler.Compile(json, catalog);
        }
        catch (DefinitionException exception)
        {
            throw new InvalidRequestException("definition_unreadable", "model", exception.Message);
        }
    }

    /// <summary>Every activity a definition may use now.</summary>
    public async Task<ActivityCatalog> CatalogAsync(CancellationToken cancellationToken)
    {
        var usable = await db.Set<DefinitionVersion>()
            .Where(version => version.IsUsableAsActivity)
            .Select(version => new { version.Json, version.IsPublished })
            .ToListAsync(cancellationToken);
        return usable.Count == 0
            ? catalog
            : catalog.WithWorkflows([
                .. usable.Select(version => WorkflowActivityType.Of(version.Json, version.IsPublished)),
            ]);
    }
}
