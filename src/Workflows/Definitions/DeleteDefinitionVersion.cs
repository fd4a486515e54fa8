using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Deletes one version; not the only one, the published one, or one that instances ran on.</summary>
/// <param name="VersionId">The version.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DeleteDefinitionVersion(string VersionId) : ICommand<DeletedDefinitions>;

internal sealed class DeleteDefinitionVersionHandler(WorkflowsDbContext db)
    : IRequestHandler<DeleteDefinitionVersion, DeletedDefinitions>
{
    public async Task<DeletedDefinitions> Handle(DeleteDefinitionVersion command, CancellationToken cancellationToken)
    {
        var version =
            await db.FindAsync<DefinitionVersion>([command.VersionId], cancellationToken)
            ?? throw new NotFoundException("流程版本", command.VersionId);
        var others = await db.Set<DefinitionVersion>()
            .Where(row => row.DefinitionId == version.DefinitionId && row.Id != version.Id)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        if (others.Count == 0 || version.IsPublished)
            throw new RuleException("version_in_use", $"第{version.Version}版是唯一的或已发布的版本，不能删除。");
        if (await db.Set<WorkflowInstance>().AnyAsync(row => row.DefinitionVersionId == version.Id, cancellationToken))
            throw new RuleException("version_in_use", $"有实例运行在第{version.Version}版上，不能删除。");

        if (version.IsLatest)
            others[0].IsLatest = true;
        db.Remove(version);
        return new DeletedDefinitions(1);
    }
}
