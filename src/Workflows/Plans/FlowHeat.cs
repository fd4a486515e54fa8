using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>A flow as a picture with what each of its steps cost, over all its versions (热力图).</summary>
/// <param name="Flow">The definition.</param>
/// <param name="Filter">Which tasks are counted.</param>
public sealed record FlowHeat(string Flow, LedgerFilter Filter) : IRequest<FlowHeatView>;

/// <summary>A flow and what its steps cost.</summary>
/// <param name="Flow">The definition.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Version">The version that is drawn: the newest one published.</param>
/// <param name="Steps">The drawn steps.</param>
/// <param name="Lines">The lines between them.</param>
/// <param name="NotDrawn">What was counted at steps this version no longer has.</param>
public sealed record FlowHeatView(
    string Flow,
    string Name,
    int Version,
    IReadOnlyList<HeatStep> Steps,
    IReadOnlyList<DrawnLine> Lines,
    IReadOnlyList<StepCount> NotDrawn
);

/// <summary>A drawn step and what it cost; null where nobody is waited for, or nobody came yet.</summary>
public sealed record HeatStep(DrawnStep Drawn, StepCount? Count);

internal sealed class FlowHeatHandler(WorkflowsDbContext db, StepFigures figures)
    : IRequestHandler<FlowHeat, FlowHeatView>
{
    public async Task<FlowHeatView> Handle(FlowHeat query, CancellationToken cancellationToken)
    {
        var version =
            await db.Set<DefinitionVersion>()
                .AsNoTracking()
                .Where(row => row.DefinitionId == query.Flow)
                .OrderByDescending(row => row.IsPublished)
                .ThenByDescending(row => row.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("流程", query.Flow);
        var drawing = FlowDrawing.Read(version.Json);
        var counts = (await figures.OfAsync(query.Filter with { Flow = query.Flow }, cancellationToken)).ToDictionary(
            count => count.Step,
            StringComparer.Ordinal
        );
        var drawn = drawing.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        return new FlowHeatView(
            version.DefinitionId,
            version.Name ?? version.DefinitionId,
            version.Version,
            [.. drawing.Steps.Select(step => new HeatStep(step, counts.GetValueOrDefault(step.Id)))],
            drawing.Lines,
            [.. counts.Values.Where(count => !drawn.Contains(count.Step))]
        );
    }
}
