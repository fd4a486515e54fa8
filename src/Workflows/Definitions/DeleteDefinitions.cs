using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;

namespace Workflows.Definitions;

/// <summary>
/// Deletes definitions with all their versions, all of them or none. One that instances ran on is record and stays; so
/// does one that others use, that is read-only, or that plans need.
/// </summary>
/// <param name="DefinitionIds">The definitions.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DeleteDefinitions(IReadOnlyList<string> DefinitionIds) : ICommand<DeletedDefinitions>;

/// <summary>How many definitions or versions were deleted.</summary>
public sealed record DeletedDefinitions(int Deleted);

internal sealed class DeleteDefinitionsHandler(WorkflowsDbContext db, AuditTrail audit)
    : IRequestHandler<DeleteDefinitions, DeletedDefinitions>
{
    public async Task<DeletedDefinitions> Handle(DeleteDefinitions command, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>()
            .Where(row => command.DefinitionIds.Contains(row.DefinitionId))
            .ToListAsync(cancellationToken);
        foreach (var version in versions)
            version.RequireEditable();
        await RefuseShippedAsync(versions, cancellationToken);
        await RefuseRunAsync(versions, cancellationToken);
        await RefuseUsedAsync(versions, cancellationToken);

        await db.Set<StoredTrigger>()
            .Where(row => command.DefinitionIds.Contains(row.DefinitionId))
            .ExecuteDeleteAsync(cancellationToken);
        var deleted = versions.Where(version => version.IsLatest).ToArray();
        foreach (var version in deleted)
            audit.Add("definition.delete", $"删除流程“{version.Title}”（{version.DefinitionId}）", AuditSubject.None);
        db.RemoveRange(versions);
        return new DeletedDefinitions(deleted.Length);
    }

    private async Task RefuseShippedAsync(List<DefinitionVersion> versions, CancellationToken cancellationToken)
    {
        var shipped = versions.Find(version => version.SourceHash is not null);
        if (shipped is not null && await db.Set<Plan>().AnyAsync(cancellationToken))
            throw new RuleException(
                "definition_in_use",
                $"流程“{shipped.Title}”是方案办理要用的，不能删除；可以修改后重新发布，或恢复到以前的版本。"
            );
    }

    private async Task RefuseRunAsync(List<DefinitionVersion> versions, CancellationToken cancellationToken)
    {
        var ids = versions.ConvertAll(version => version.DefinitionId);
        var run = await db.Set<WorkflowInstance>()
            .Where(instance => ids.Contains(instance.DefinitionId))
            .Select(instance => instance.DefinitionId)
            .FirstOrDefaultAsync(cancellationToken);
        if (run is not null)
            throw new RuleException(
                "definition_in_use",
                $"流程“{versions.First(version => version.DefinitionId == run).Title}”有实例运行过，不能删除；可以撤下。"
            );
    }

    private async Task RefuseUsedAsync(List<DefinitionVersion> versions, CancellationToken cancellationToken)
    {
        var going = versions.Where(version => version.IsLatest).ToArray();
        string[] ids = [.. going.Select(version => version.DefinitionId)];
        var references = await DefinitionReferences.OfAsync(db, ids, cancellationToken);
        foreach (var version in going)
        {
            string[] users =
            [
                .. references.DirectConsumersOf(version.DefinitionId).Except(ids, StringComparer.Ordinal),
            ];
            if (users.Length == 0)
                continue;
            var names = await db.Set<DefinitionVersion>()
                .Where(row => users.Contains(row.DefinitionId) && row.IsLatest)
                .Select(row => row.Name ?? row.DefinitionId)
                .ToListAsync(cancellationToken);
            throw new RuleException(
                "definition_in_use",
                $"流程“{version.Title}”是以下流程中的活动，不能删除：{string.Join('、', names.Order(StringComparer.Ordinal))}。"
            );
        }
    }
}
