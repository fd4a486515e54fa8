using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Makes alterations of one instance, one after the other, or only tries them.</summary>
internal sealed class InstanceRepair(Flow flow, PublishedGraphs graphs, WorkflowRunner runner, AuditTrail audit)
{
    /// <summary>Alters the instance in the running commit, on record.</summary>
    /// <exception cref="InvalidRequestException">It can't be moved to that version; the problems name the activities.</exception>
    /// <exception cref="RuleException">An alteration can't be made in the state the instance is in.</exception>
    public async Task<WorkflowState> MakeAsync(
        string instanceId,
        IReadOnlyList<Alteration> alterations,
        CancellationToken cancellationToken
    )
    {
        var (instance, graph, state) = await flow.LoadAsync(instanceId, cancellationToken);
        foreach (var alteration in alterations)
        {
            var before = graph.Version;
            (var burst, graph) = await StepAsync(alteration, graph, state, isTrial: false, cancellationToken);
            if (burst is null)
                continue;
            await flow.ApplyAsync(instance, graph, burst, cancellationToken);
            state = WorkflowStateSerializer.Deserialize(instance.State, graph);
            Record(instance, alteration, before);
        }

        return state;
    }

    private void Record(WorkflowInstance instance, Alteration alteration, int versionBefore)
    {
        var (planId, taskId, subtaskId, _) = instance.Subject;
        var subject = new AuditSubject(planId, taskId, subtaskId);
        if (alteration.Type == Alteration.Migrate)
            audit.Add(
                "instance.migrate",
                $"流程实例{instance.Id}从版本{versionBefore}迁移到版本{instance.DefinitionVersion}",
                subject
            );
        else
            audit.Add("instance.alter", $"修复流程实例{instance.Id}：{alteration.Summary}", subject);
    }

    /// <summary>Says what would become of an instance; nothing is stored.</summary>
    /// <exception cref="InvalidRequestException">As when made.</exception>
    /// <exception cref="RuleException">As when made.</exception>
    public async Task<WorkflowState> TryAsync(
        WorkflowInstance instance,
        IReadOnlyList<Alteration> alterations,
        CancellationToken cancellationToken
    )
    {
        var graph = await graphs.GetVersionAsync(instance.DefinitionVersionId, cancellationToken);
        var state = WorkflowStateSerializer.Deserialize(instance.State, graph);
        foreach (var alteration in alterations)
        {
            (var burst, graph) = await StepAsync(alteration, graph, state, isTrial: true, cancellationToken);
            state = burst?.State ?? state;
        }

        return state;
    }

    private async Task<(Burst? Burst, WorkflowGraph Graph)> StepAsync(
        Alteration alteration,
        WorkflowGraph graph,
        WorkflowState state,
        bool isTrial,
        CancellationToken cancellationToken
    )
    {
        if (alteration.Type != Alteration.Migrate)
            return (alteration.Apply(runner, graph, state), graph);
        if (alteration.TargetVersion is not { } version)
            throw new InvalidRequestException("version_missing", "targetVersion", "迁移须指明目标版本 targetVersion。");

        var target = await graphs.GetTargetAsync(graph.DefinitionId, version, isTrial, cancellationToken);
        return target.Id == graph.Id ? (null, graph) : (Move(graph, state, target), target);
    }

    private Burst Move(WorkflowGraph graph, WorkflowState state, WorkflowGraph target)
    {
        try
        {
            return runner.Migrate(graph, state, target);
        }
        catch (MigrationException exception)
        {
            throw new InvalidRequestException(
                "migration_refused",
                [
                    .. exception.Reasons.Select(reason => new FieldProblem(
                        reason.ActivityId ?? "targetVersion",
                        reason.Code,
                        reason.Message
                    )),
                ]
            );
        }
    }
}
