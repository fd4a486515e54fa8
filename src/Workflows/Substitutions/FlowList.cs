using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Substitutions;

/// <summary>The flows a substitution can be limited to: those that are published, by name.</summary>
public sealed record FlowList : IRequest<IReadOnlyList<FlowLine>>;

/// <summary>A published flow.</summary>
/// <param name="DefinitionId">Its definition.</param>
/// <param name="Name">What the office calls it.</param>
public sealed record FlowLine(string DefinitionId, string Name);

internal sealed class FlowListHandler(WorkflowsDbContext db) : IRequestHandler<FlowList, IReadOnlyList<FlowLine>>
{
    public async Task<IReadOnlyList<FlowLine>> Handle(FlowList query, CancellationToken cancellationToken) =>
        await db.Set<DefinitionVersion>()
            .Where(version => version.IsPublished)
            .OrderBy(version => version.Name)
            .Select(version => new FlowLine(version.DefinitionId, version.Name ?? version.DefinitionId))
            .ToListAsync(cancellationToken);
}
