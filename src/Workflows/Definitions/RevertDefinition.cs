using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Makes a draft out of an earlier version.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Version">The earlier version.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record RevertDefinition(string DefinitionId, int Version) : ICommand<SavedDefinition>;

internal sealed class RevertDefinitionHandler(WorkflowsDbContext db, IMediator mediator)
    : IRequestHandler<RevertDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(RevertDefinition command, CancellationToken cancellationToken)
    {
        var json =
            await db.Set<DefinitionVersion>()
                .Where(row => row.DefinitionId == command.DefinitionId && row.Version == command.Version)
                .Select(row => row.Json)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("流程版本", $"{command.DefinitionId} 第{command.Version}版");
        return await mediator.Send(
            new SaveDefinition(JsonNode.Parse(json)!.AsObject(), Publish: false),
            cancellationToken
        );
    }
}
