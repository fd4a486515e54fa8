using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Takes a flow from a step that people decide to another one.</summary>
internal sealed class FlowMoves(WorkflowsDbContext db, Flow flow, WorkflowRunner runner, IMediator mediator)
{
    /// <summary>Ends the round where it is and has the flow go on at another step.</summary>
    /// <exception cref="InvalidRequestException">The flow has no such step that people decide.</exception>
    /// <exception cref="RuleException">The flow cannot go there from here.</exception>
    public async Task MoveAsync(ApprovalRound round, string toActivityId, CancellationToken cancellationToken)
    {
        var (instance, graph, state) = await flow.LoadAsync(round.WorkflowInstanceId, cancellationToken);
        await mediator.Publish(new StepLeaving(instance), cancellationToken);
        var target = StepOf(graph, toActivityId);
        var bookmark =
            state.Bookmarks.FirstOrDefault(candidate => candidate.Id == round.BookmarkId)
            ?? throw new RuleException("instance_not_running", "流程已出错或结束，不能再移动。");
        Burst burst;
        try
        {
            burst = runner.Move(graph, state, bookmark.ActivityExecutionId, target);
        }
        catch (InstanceStateException exception)
        {
            throw new RuleException("cannot_move", exception.Message);
        }

        await flow.ApplyAsync(instance, graph, burst, cancellationToken, byRoundId: round.Id);
    }

    /// <summary>Has a flow go on at a step: itself where it still waits, or once more when it has ended.</summary>
    /// <param name="instanceId">The flow.</param>
    /// <param name="input">Inputs that have changed since it was started.</param>
    /// <param name="toActivityId">The step.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The flow that goes on; another one when the former has ended.</returns>
    /// <exception cref="InvalidRequestException">The flow has no such step that people decide.</exception>
    /// <exception cref="RuleException">The flow cannot go there.</exception>
    public async Task<string> GoOnAtAsync(
        string instanceId,
        IReadOnlyDictionary<string, object?> input,
        string toActivityId,
        CancellationToken cancellationToken
    )
    {
        var (instance, graph, state) = await flow.LoadAsync(instanceId, cancellationToken);
        _ = StepOf(graph, toActivityId);
        var isOver = instance.Status is WorkflowStatus.Finished;
        if (isOver)
        {
            var request = new StartRequest(Guid.CreateVersion7().ToString("N"))
            {
                Name = instance.Name,
                CorrelationId = instance.CorrelationId,
                ParentInstanceId = instance.ParentInstanceId,
                Input = state
                    .Input.Concat(input)
                    .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                    .ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value, StringComparer.Ordinal),
            };
            instance = await flow.StartAsync(graph, request, instance.Subject with { }, cancellationToken);
        }

        // What the start opened is called off by the move, which looks for it in the database.
        await db.SaveChangesAsync(cancellationToken);
        var waits = await db.Set<ApprovalRound>()
            .Where(row => row.WorkflowInstanceId == instance.Id && row.State == RoundState.Open)
            .OrderBy(row => row.Order)
            .ToListAsync(cancellationToken);
        if (waits.Count == 0)
            throw new RuleException("cannot_move", "流程没有停在由人办理的步骤，不能从中间继续。");
        var isThere = waits.Exists(round => round.ActivityId == toActivityId);
        if (isThere && !isOver)
            throw new RuleException("step_waits", "流程正停在这一步，请选择其他步骤。");
        if (!isThere)
            await MoveAsync(waits[0], toActivityId, cancellationToken);
        return instance.Id;
    }

    /// <summary>The decided rounds of steps before this one, the latest first.</summary>
    public async Task<IReadOnlyList<ApprovalRound>> BeforeAsync(
        ApprovalRound round,
        CancellationToken cancellationToken
    )
    {
        var (_, graph, _) = await flow.LoadAsync(round.WorkflowInstanceId, cancellationToken);
        var decided = await db.Set<ApprovalRound>()
            .Where(row => row.WorkflowInstanceId == round.WorkflowInstanceId && row.State == RoundState.Decided)
            .OrderByDescending(row => row.OpenedAt)
            .ThenByDescending(row => row.Order)
            .ToListAsync(cancellationToken);
        var here = StepOf(graph, round.ActivityId);
        return [.. decided.Where(row => FindStep(graph, row.ActivityId) is { } step && LeadsTo(step, here))];
    }

    private static bool LeadsTo(ActivityNode step, ActivityNode here)
    {
        for (var around = here; around is not null; around = around.Parent)
        {
            if (around.Parent == step.Parent)
                return step.Parent?.Activity is Flowchart flowchart && flowchart.LeadsTo(step, around);
        }

        return false;
    }

    private static ActivityNode? FindStep(WorkflowGraph graph, string activityId) =>
        graph.Nodes.FirstOrDefault(node => node.Id == activityId && node.Activity is HumanActivity);

    private static ActivityNode StepOf(WorkflowGraph graph, string activityId) =>
        FindStep(graph, activityId)
        ?? throw new InvalidRequestException("unknown_step", "to", $"流程里没有由人办理的步骤“{activityId}”。");
}
