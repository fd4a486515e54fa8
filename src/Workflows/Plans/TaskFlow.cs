using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>The flow of a task, or of one of its subtasks, as a picture: every step, and how far it is.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="SubtaskId">The subtask whose flow is meant; null for the task's own.</param>
public sealed record TaskFlow(Guid TaskId, Guid? SubtaskId) : IRequest<TaskFlowView>;

/// <summary>A flow as it stands.</summary>
/// <param name="InstanceId">The instance; null before the task is handed out.</param>
/// <param name="Name">What the definition is called.</param>
/// <param name="Version">The version that runs.</param>
/// <param name="Steps">The steps, in the designer's order.</param>
/// <param name="Lines">The lines between them.</param>
public sealed record TaskFlowView(
    string? InstanceId,
    string Name,
    int Version,
    IReadOnlyList<FlowStep> Steps,
    IReadOnlyList<DrawnLine> Lines
);

/// <summary>A step and what happened at it.</summary>
/// <param name="Drawn">Where it stands.</param>
/// <param name="State">How far it is.</param>
/// <param name="Times">How often it was reached.</param>
/// <param name="StartedAt">When it was last reached.</param>
/// <param name="Acts">Who is or was asked there, the first first.</param>
public sealed record FlowStep(
    DrawnStep Drawn,
    FlowStepState State,
    int Times,
    DateTimeOffset? StartedAt,
    IReadOnlyList<FlowStepAct> Acts
);

/// <summary>How far a step is.</summary>
public enum FlowStepState
{
    /// <summary>Not reached.</summary>
    NotReached,

    /// <summary>Waiting, mostly for people.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Called off: returned, withdrawn or ended.</summary>
    Canceled,

    /// <summary>Failed; an administrator has to look at it.</summary>
    Failed,
}

internal sealed class TaskFlowHandler(WorkflowsDbContext db, TaskSight sight, FlowDrawings drawings, StepActs stepActs)
    : IRequestHandler<TaskFlow, TaskFlowView>
{
    private const int MostRuns = 2000;

    public async Task<TaskFlowView> Handle(TaskFlow query, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(query.TaskId, cancellationToken);
        var onlyOf = await sight.OnlyOfAsync(task, cancellationToken);
        var instanceId = query.SubtaskId is { } subtaskId
            ? await OfSubtaskAsync(task.Id, subtaskId, onlyOf, cancellationToken)
            : task.WorkflowInstanceId;
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

    // A subtask that belongs to another department is not there for who may not see it.
    private async Task<string?> OfSubtaskAsync(
        Guid taskId,
        Guid subtaskId,
        Guid? onlyOf,
        CancellationToken cancellationToken
    )
    {
        var subtask =
            await db.Set<Subtask>()
                .AsNoTracking()
                .Where(row => row.Id == subtaskId && row.TaskId == taskId)
                .Where(row => onlyOf == null || row.DepartmentId == onlyOf)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("子任务", subtaskId);
        return subtask.WorkflowInstanceId;
    }

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
            acts
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
