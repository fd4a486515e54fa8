using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>One activity of a version with all within it, also what stands inside the workflows it uses.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="NodeId">The activity's path; the whole workflow when there is none such.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionSubgraph(string VersionId, string? NodeId) : IRequest<NodeView>;

/// <summary>The way from the outermost activity to one within.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="NodeId">The inner activity's path.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionPath(string VersionId, string NodeId) : IRequest<PathView>;

internal sealed class DefinitionSubgraphHandler(WorkflowsDbContext db, GraphCompilation compilation)
    : IRequestHandler<DefinitionSubgraph, NodeView>,
        IRequestHandler<DefinitionPath, PathView>
{
    public async Task<NodeView> Handle(DefinitionSubgraph query, CancellationToken cancellationToken)
    {
        var nodes = await ReadAsync(query.VersionId, cancellationToken);
        return NodeView.Of(nodes.Find(query.NodeId) ?? nodes.Workflow);
    }

    public async Task<PathView> Handle(DefinitionPath query, CancellationToken cancellationToken)
    {
        var nodes = await ReadAsync(query.VersionId, cancellationToken);
        var child = nodes.Find(query.NodeId) ?? throw new NotFoundException("活动", query.NodeId);
        return PathView.To(child, nodes.Workflow);
    }

    private async Task<ExpandedDefinition> ReadAsync(string versionId, CancellationToken cancellationToken)
    {
        var version =
            await db.Set<DefinitionVersion>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == versionId, cancellationToken)
            ?? throw new NotFoundException("流程版本", versionId);
        return ExpandedDefinition.Of(version, await compilation.CatalogAsync(cancellationToken));
    }
}
