using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>How long each step of the flows of tasks takes, flow by flow, in the order tasks come to them (统计).</summary>
/// <param name="Filter">Which tasks.</param>
public sealed record StepStatistics(LedgerFilter Filter) : IRequest<IReadOnlyList<FlowSteps>>;

/// <summary>The steps of one flow.</summary>
/// <param name="Flow">The definition.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">Its steps that anybody came to.</param>
public sealed record FlowSteps(string Flow, string Name, IReadOnlyList<StepCount> Steps);

internal sealed class StepStatisticsHandler(WorkflowsDbContext db, StepFigures figures)
    : IRequestHandler<StepStatistics, IReadOnlyList<FlowSteps>>
{
    public async Task<IReadOnlyList<FlowSteps>> Handle(StepStatistics query, CancellationToken cancellationToken)
    {
        var steps = await figures.OfAsync(query.Filter, cancellationToken);
        var ids = steps.Select(step => step.Flow).Distinct(StringComparer.Ordinal).ToList();
        var names = await db.Set<DefinitionVersion>()
            .Where(version => version.IsLatest && ids.Contains(version.DefinitionId))
            .ToDictionaryAsync(
                version => version.DefinitionId,
                version => version.Name,
                StringComparer.Ordinal,
                cancellationToken
            );
        return
        [
            .. steps
                .GroupBy(step => step.Flow, StringComparer.Ordinal)
                .Select(flow => new FlowSteps(flow.Key, names.GetValueOrDefault(flow.Key) ?? flow.Key, [.. flow])),
        ];
    }
}
