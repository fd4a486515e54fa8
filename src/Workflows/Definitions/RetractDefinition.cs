using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Takes a definition back: nothing starts with it any more, running instances go on.</summary>
/// <param name="DefinitionId">The definition.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record RetractDefinition(string DefinitionId) : ICommand<RetractedDefinition>;

/// <summary>What became of a definition taken back.</summary>
/// <param name="VersionId">The version that was published, or the newest one.</param>
/// <param name="AlreadyRetracted">Whether there was nothing to take back.</param>
public sealed record RetractedDefinition(string VersionId, bool AlreadyRetracted);

internal sealed class RetractDefinitionHandler(WorkflowsDbContext db, AuditTrail audit)
    : IRequestHandler<RetractDefinition, RetractedDefinition>
{
    public async Task<RetractedDefinition> Handle(RetractDefinition command, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>()
            .Where(row => row.DefinitionId == command.DefinitionId && (row.IsLatest || row.IsPublished))
            .ToListAsync(cancellationToken);
        var latest =
            versions.Find(row => row.IsLatest) ?? throw new NotFoundException("流程定义", command.DefinitionId);
        if (versions.Find(row => row.IsPublished) is not { } published)
            return new RetractedDefinition(latest.Id, AlreadyRetracted: true);

        published.RequireEditable();
        published.IsPublished = false;
        await db.Set<StoredTrigger>()
            .Where(row => row.DefinitionId == command.DefinitionId)
            .ExecuteDeleteAsync(cancellationToken);
        audit.Add("definition.retract", $"撤下流程“{published.Name}”", AuditSubject.None);
        return new RetractedDefinition(published.Id, AlreadyRetracted: false);
    }
}
