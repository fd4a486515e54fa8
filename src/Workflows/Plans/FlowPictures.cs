using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>Draws an instance as it stands.</summary>
internal sealed class FlowPictures(WorkflowsDbContext db, FlowDrawings drawings, StepActs stepActs)
{
    private const int MostRuns = 2000;

    /// <summary>The picture of an instance; an empty one where there is none.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="onlyOf">The department whose part alone is shown; null for everybody's.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TaskFlowView> OfAsync(string? instanceId, Guid? onlyOf, CancellationToken cancellationToken)
    {
        var instance = instanceId is null
            ? null
            : await db.Set<WorkflowInstance>()
                .Where(row => row.Id == instanceId)
                .Select(row => new Ran(row.Id, row.DefinitionVersionId))
                .SingleOrDefaultAsync(cancellationToken);
        if (instance is null)
            return new TaskFlowView(instanceId, "", 0, [], []);

        var version = await db.Set<DefinitionVersion>()
            .Where(row => row.Id == instance.VersionId)
            .Select(row => new
            {
                row.Name,
                row.DefinitionId,
                row.Version,
            })
            .SingleAsync(cancellationToken);
        var drawing = await DrawingAsync(instance.VersionId, cancellationToken);
        var runs = await RunsAsync(instance.Id, drawing, cancellationToken);
        var acts = (await stepActs.OfAsync(instance.Id, onlyOf, cancellationToken)).ToLookup(
            act => act.ActivityId,
            act => act.Act,
            StringComparer.Ordinal
        );
        return new TaskFlowView(
            instance.Id,
            version.Name ?? version.DefinitionId,
            version.Version,
            [.. drawing.Steps.Select(step => View(step, [.. runs[step.Id]], [.. acts[step.Id]]))],
            drawing.Lines
        );
    }

    private sealed record Ran(string Id, string VersionId);

    private sealed record Run(string StepId, ActivityStatus Status, DateTimeOffset StartedAt, bool IsOwn);

    private async Task<FlowDrawing> DrawingAsync(string versionId, CancellationToken cancellationToken)
    {
        if (drawings.Find(versionId) is { } known)
            return known;
        var version = await db.Set<DefinitionVersion>()
            .AsNoTracking()
            .SingleAsync(row => row.Id == versionId, cancellationToken);
        var drawing = FlowDrawing.Read(version.Json);
        return version.IsFrozen ? drawings.Add(versionId, drawing) : drawing;
    }

    // What runs inside a step (a loop's body) counts as the step being at work.
    private async Task<ILookup<string, Run>> RunsAsync(
        string instanceId,
        FlowDrawing drawing,
        CancellationToken cancellationToken
    )
    {
        var ids = drawing.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var rows = await db.Set<ActivityExecutionRow>()
            .Where(row => row.InstanceId == instanceId)
            .OrderByDescending(row => row.Sequence)
            .Select(row => new
            {
                row.ActivityNodeId,
                row.Status,
                row.StartedAt,
            })
            .Take(MostRuns)
            .ToListAsync(cancellationToken);
        return rows.Select(row =>
            {
                var path = row.ActivityNodeId.Split(':');
                var step = Array.Find(path, ids.Contains);
                return new Run(
                    step ?? "",
                    row.Status,
                    row.StartedAt,
                    string.Equals(step, path[^1], StringComparison.Ordinal)
                );
            })
            .ToLookup(run => run.StepId, StringComparer.Ordinal);
    }

    private static FlowStep View(DrawnStep step, IReadOnlyList<Run> latestFirst, IReadOnlyList<FlowStepAct> acts) =>
        new(
            step,
            StateOf(latestFirst),
            latestFirst.Count(run => run.IsOwn),
            latestFirst.Count > 0 ? latestFirst[0].StartedAt : null,
            acts,
            FlowCatalog.IsForPeople(step.Type)
        );

    private static FlowStepState StateOf(IReadOnlyList<Run> latestFirst)
    {
        if (latestFirst.Count == 0)
            return FlowStepState.NotReached;
        if (latestFirst.Any(run => run.Status is ActivityStatus.Faulted))
            return FlowStepState.Failed;
        if (latestFirst.Any(run => run.Status is ActivityStatus.Running or ActivityStatus.Pending))
            return FlowStepState.Running;
        return latestFirst[0].Status is ActivityStatus.Canceled ? FlowStepState.Canceled : FlowStepState.Done;
    }
}
