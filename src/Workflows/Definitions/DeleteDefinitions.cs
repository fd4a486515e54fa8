using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Deletes definitions with all their versions; one that instances ran on is record and stays.</summary>
/// <param name="DefinitionIds">The definitions.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DeleteDefinitions(IReadOnlyList<string> DefinitionIds) : ICommand<DeletedDefinitions>;

/// <summary>How many versions were deleted.</summary>
public sealed record DeletedDefinitions(int Deleted);

internal sealed class DeleteDefinitionsHandler(WorkflowsDbContext db, AuditTrail audit)
    : IRequestHandler<DeleteDefinitions, DeletedDefinitions>
{
    public async Task<DeletedDefinitions> Handle(DeleteDefinitions command, CancellationToken cancellationToken)
    {
        var used = await db.Set<WorkflowInstance>()
            .Where(instance => command.DefinitionIds.Contains(instance.DefinitionId))
            .Select(instance => instance.DefinitionId)
            .FirstOrDefaultAsync(cancellationToken);
        if (used is not null)
            throw new RuleException("definition_in_use", $"流程“{used}”有实例运行过，不能删除；可以撤下。");

        await db.Set<StoredTrigger>()
            .Where(row => command.DefinitionIds.Contains(row.DefinitionId))
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var id in command.DefinitionIds)
            audit.Add("definition.delete", $"删除流程{id}", AuditSubject.None);
        return new DeletedDefinitions(
            await db.Set<DefinitionVersion>()
                .Where(row => command.DefinitionIds.Contains(row.DefinitionId))
                .ExecuteDeleteAsync(cancellationToken)
        );
    }
}
