using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>How many definitions there are, however many versions each has.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionCount : IRequest<int>;

internal sealed class DefinitionCountHandler(WorkflowsDbContext db) : IRequestHandler<DefinitionCount, int>
{
    public Task<int> Handle(DefinitionCount query, CancellationToken cancellationToken) =>
        db.Set<DefinitionVersion>().CountAsync(row => row.IsLatest, cancellationToken);
}
