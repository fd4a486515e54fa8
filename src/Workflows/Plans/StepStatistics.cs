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
        var flows = await db.Set<DefinitionVersion>()
            .Where(version => version.IsLatest && ids.Contains(version.DefinitionId))
            .Select(version => new
            {
                version.DefinitionId,
                version.Name,
                version.Json,
            })
            .ToDictionaryAsync(version => version.DefinitionId, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. steps
                .GroupBy(step => step.Flow, StringComparer.Ordinal)
                .Select(flow =>
                    flows.TryGetValue(flow.Key, out var version)
                        ? new FlowSteps(
                            flow.Key,
                            version.Name ?? flow.Key,
                            Titled(flow, FlowDrawing.Read(version.Json))
                        )
                        : new FlowSteps(flow.Key, flow.Key, [.. flow])
                ),
        ];
    }

    // A step that was renamed is called what the newest version calls it.
    private static IReadOnlyList<StepCount> Titled(IEnumerable<StepCount> steps, FlowDrawing drawing)
    {
        var titles = drawing.Steps.ToDictionary(step => step.Id, step => step.Title, StringComparer.Ordinal);
        return [.. steps.Select(step => step with { Title = titles.GetValueOrDefault(step.Step) ?? step.Title })];
    }
}
