using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances.Overview;

/// <summary>How many instances run, failed and ended on each version of some definitions.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record InstanceCounts(IReadOnlyList<string> DefinitionIds) : IRequest<IReadOnlyList<InstanceCount>>;

/// <summary>The instances of one version.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Version">The version.</param>
/// <param name="Running">How many can still go on.</param>
/// <param name="Failed">How many have a failure that nobody has mended.</param>
/// <param name="Ended">How many are over, other than by such a failure.</param>
public sealed record InstanceCount(string DefinitionId, int Version, int Running, int Failed, int Ended);

internal sealed class InstanceCountsHandler(WorkflowsDbContext db)
    : IRequestHandler<InstanceCounts, IReadOnlyList<InstanceCount>>
{
    public async Task<IReadOnlyList<InstanceCount>> Handle(InstanceCounts query, CancellationToken cancellationToken)
    {
        var instances = db.Set<WorkflowInstance>().Where(row => query.DefinitionIds.Contains(row.DefinitionId));
        var counted = await instances
            .GroupBy(row => new
            {
                row.DefinitionId,
                row.DefinitionVersion,
                row.Status,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var failed = await instances
            .Where(row => row.IncidentCount > 0)
            .GroupBy(row => new
            {
                row.DefinitionId,
                row.DefinitionVersion,
                row.Status,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return
        [
            .. counted
                .GroupBy(row => new { row.Key.DefinitionId, row.Key.DefinitionVersion })
                .Select(group => new InstanceCount(
                    group.Key.DefinitionId,
                    group.Key.DefinitionVersion,
                    group.Where(row => row.Key.Status is WorkflowStatus.Running).Sum(row => row.Count),
                    group.Sum(row => failed.GetValueOrDefault(row.Key)),
                    group
                        .Where(row => row.Key.Status is WorkflowStatus.Finished)
                        .Sum(row => row.Count - failed.GetValueOrDefault(row.Key))
                ))
                .OrderBy(count => count.DefinitionId, StringComparer.Ordinal)
                .ThenByDescending(count => count.Version),
        ];
    }
}
