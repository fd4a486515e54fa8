using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Makes a new draft out of an earlier version; a draft there was stays among the versions.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Version">The earlier version.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record RevertDefinition(string DefinitionId, int Version) : ICommand<SavedDefinition>;

internal sealed class RevertDefinitionHandler(WorkflowsDbContext db, IMediator mediator, AuditTrail audit)
    : IRequestHandler<RevertDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(RevertDefinition command, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>()
            .Where(row => row.DefinitionId == command.DefinitionId)
            .Where(row => row.Version == command.Version || row.IsLatest)
            .ToListAsync(cancellationToken);
        var earlier =
            versions.Find(row => row.Version == command.Version)
            ?? throw new NotFoundException("流程版本", $"{command.DefinitionId} 第{command.Version}版");

        versions.Find(row => row.IsLatest)!.IsFrozen = true;
        await db.SaveChangesAsync(cancellationToken);
        audit.Add("definition.revert", $"流程“{earlier.Title}”恢复到第{earlier.Version}版", AuditSubject.None);
        return await mediator.Send(
            new SaveDefinition(DefinitionModel.Parse(earlier.Json), Publish: false),
            cancellationToken
        );
    }
}
