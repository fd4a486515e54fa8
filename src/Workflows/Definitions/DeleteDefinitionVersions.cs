using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>
/// Deletes versions, all of them or none; not the only one of a definition, the published one, or one that instances ran
/// on or others use. The newest of those left becomes the latest.
/// </summary>
/// <param name="VersionIds">The versions.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DeleteDefinitionVersions(IReadOnlyList<string> VersionIds) : ICommand<DeletedDefinitions>;

internal sealed class DeleteDefinitionVersionsHandler(WorkflowsDbContext db, AuditTrail audit)
    : IRequestHandler<DeleteDefinitionVersions, DeletedDefinitions>
{
    public async Task<DeletedDefinitions> Handle(DeleteDefinitionVersions command, CancellationToken cancellationToken)
    {
        var going = await db.Set<DefinitionVersion>()
            .Where(row => command.VersionIds.Contains(row.Id))
            .ToListAsync(cancellationToken);
        foreach (var version in going)
            await RefuseAsync(version, cancellationToken);
        foreach (var definition in going.GroupBy(version => version.DefinitionId, StringComparer.Ordinal))
            await PromoteAsync([.. definition], cancellationToken);

        foreach (var version in going)
            audit.Add(
                "definition.delete_version",
                $"删除流程“{version.Title}”第{version.Version}版",
                AuditSubject.None
            );
        db.RemoveRange(going);
        return new DeletedDefinitions(going.Count);
    }

    private async Task RefuseAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        version.RequireEditable();
        if (version.IsPublished)
            throw new RuleException(
                "version_in_use",
                $"第{version.Version}版已发布，不能删除；请先撤下或发布别的版本。"
            );
        if (await db.Set<WorkflowInstance>().AnyAsync(row => row.DefinitionVersionId == version.Id, cancellationToken))
            throw new RuleException("version_in_use", $"有实例运行在第{version.Version}版上，不能删除。");

        var references = await DefinitionReferences.OfAsync(db, [version.DefinitionId], cancellationToken);
        if (references.UsersOf(version.Id).FirstOrDefault() is { } user)
            throw new RuleException("version_in_use", $"第{version.Version}版是流程“{user.Title}”中的活动，不能删除。");
    }

    private async Task PromoteAsync(IReadOnlyList<DefinitionVersion> going, CancellationToken cancellationToken)
    {
        var ids = going.Select(version => version.Id).ToArray();
        var newest =
            await db.Set<DefinitionVersion>()
                .Where(row => row.DefinitionId == going[0].DefinitionId && !ids.Contains(row.Id))
                .OrderByDescending(row => row.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(
                "version_in_use",
                $"流程“{going[0].Title}”至少要留一个版本；不要的流程请整个删除。"
            );
        newest.IsLatest = true;
    }
}
