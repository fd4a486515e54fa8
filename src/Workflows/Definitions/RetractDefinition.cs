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
public sealed record RetractDefinition(string DefinitionId) : ICommand<SavedDefinition>;

internal sealed class RetractDefinitionHandler(WorkflowsDbContext db, AuditTrail audit)
    : IRequestHandler<RetractDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(RetractDefinition command, CancellationToken cancellationToken)
    {
        var published =
            await db.Set<DefinitionVersion>()
                .SingleOrDefaultAsync(
                    row => row.DefinitionId == command.DefinitionId && row.IsPublished,
                    cancellationToken
                )
            ?? throw new NotFoundException("已发布的流程", command.DefinitionId);

        published.IsPublished = false;
        await db.Set<StoredTrigger>()
            .Where(row => row.DefinitionId == command.DefinitionId)
            .ExecuteDeleteAsync(cancellationToken);
        audit.Add("definition.retract", $"撤下流程“{published.Name}”", AuditSubject.None);
        return new SavedDefinition(published.Id);
    }
}
