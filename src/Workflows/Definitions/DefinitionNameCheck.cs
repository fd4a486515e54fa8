using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Whether no other definition is called so.</summary>
/// <param name="Name">The name.</param>
/// <param name="DefinitionId">The definition that may be called so.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionNameCheck(string Name, string? DefinitionId) : IRequest<bool>;

internal sealed class DefinitionNameCheckHandler(WorkflowsDbContext db) : IRequestHandler<DefinitionNameCheck, bool>
{
    public async Task<bool> Handle(DefinitionNameCheck query, CancellationToken cancellationToken)
    {
        var name = query.Name.Trim();
        return !await db.Set<DefinitionVersion>()
            .AnyAsync(
                row => row.IsLatest && row.Name == name && row.DefinitionId != (query.DefinitionId ?? ""),
                cancellationToken
            );
    }
}
