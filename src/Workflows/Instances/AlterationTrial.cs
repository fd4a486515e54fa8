using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>What alterations would make of each of some instances (dry run); nothing is stored and nobody is kept waiting.</summary>
/// <param name="InstanceIds">The instances.</param>
/// <param name="Alterations">The repairs, in order.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AlterationTrial(IReadOnlyList<string> InstanceIds, IReadOnlyList<Alteration> Alterations)
    : IRequest<IReadOnlyList<AlterationResult>>;

internal sealed class AlterationTrialHandler(WorkflowsDbContext db, InstanceRepair repair, TimeProvider clock)
    : IRequestHandler<AlterationTrial, IReadOnlyList<AlterationResult>>
{
    public async Task<IReadOnlyList<AlterationResult>> Handle(
        AlterationTrial query,
        CancellationToken cancellationToken
    )
    {
        var instances = await db.Set<WorkflowInstance>()
            .AsNoTracking()
            .Where(row => query.InstanceIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, cancellationToken);
        var results = new List<AlterationResult>(query.InstanceIds.Count);
        foreach (var id in query.InstanceIds)
            results.Add(
                await AlterationResult.OfAsync(
                    id,
                    query.Alterations,
                    clock.GetUtcNow(),
                    () => TryAsync(instances.GetValueOrDefault(id), id, query.Alterations, cancellationToken)
                )
            );
        return results;
    }

    private async Task<AlteredInstance> TryAsync(
        WorkflowInstance? instance,
        string id,
        IReadOnlyList<Alteration> alterations,
        CancellationToken cancellationToken
    ) =>
        instance is null
            ? throw new NotFoundException("流程实例", id)
            : AlteredInstance.Of(await repair.TryAsync(instance, alterations, cancellationToken));
}
