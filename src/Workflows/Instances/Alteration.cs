using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Instances;

/// <summary>One repair of a running instance, in Elsa's words.</summary>
/// <param name="Type">Cancel, CancelActivity, ModifyVariable, ScheduleActivity or Skip.</param>
/// <param name="ActivityId">The activity, where one is meant.</param>
/// <param name="ActivityInstanceId">One execution of it, where one is meant.</param>
/// <param name="VariableId">The variable to change.</param>
/// <param name="Value">Its new value.</param>
public sealed record Alteration(
    string Type,
    string? ActivityId = null,
    string? ActivityInstanceId = null,
    string? VariableId = null,
    object? Value = null
)
{
    /// <summary>Runs the repair on a state; nothing is stored.</summary>
    /// <exception cref="RuleException">The repair can't be made in this state.</exception>
    /// <exception cref="InvalidRequestException">There is no such repair, or it lacks what it needs.</exception>
    public Burst Apply(WorkflowRunner runner, WorkflowGraph graph, WorkflowState state)
    {
        try
        {
            return Type switch
            {
                "Cancel" => runner.Cancel(graph, state),
                "CancelActivity" => runner.CancelActivity(graph, state, Target(graph, state, faulted: false)),
                "ScheduleActivity" => runner.Retry(graph, state, Target(graph, state, faulted: true)),
                "Skip" => runner.Skip(graph, state, Target(graph, state, faulted: true)),
                "ModifyVariable" => runner.SetVariables(graph, state, NewValue(graph)),
                _ => throw new InvalidRequestException("unknown_alteration", "type", $"没有“{Type}”这种修复操作。"),
            };
        }
        catch (InstanceStateException exception)
        {
            throw new RuleException("alteration_refused", exception.Message);
        }
    }

    private string Target(WorkflowGraph graph, WorkflowState state, bool faulted)
    {
        if (ActivityInstanceId is not null)
            return ActivityInstanceId;

        var target = state.Executions.LastOrDefault(execution =>
            graph.FindNode(execution.NodeId)?.Id == ActivityId
            && execution.Status is ActivityStatus.Faulted == faulted
            && execution.Status is not (ActivityStatus.Completed or ActivityStatus.Canceled)
        );
        return target?.Id
            ?? throw new RuleException("activity_not_found", $"流程实例里没有可以这样修复的活动“{ActivityId}”。");
    }

    private Dictionary<string, object?> NewValue(WorkflowGraph graph)
    {
        if (VariableId is null || !IsDeclared(graph, VariableId))
            throw new InvalidRequestException("unknown_variable", "variableId", $"流程没有变量“{VariableId}”。");

        return new Dictionary<string, object?>(StringComparer.Ordinal) { [VariableId] = Value };
    }

    private static bool IsDeclared(WorkflowGraph graph, string variableId) =>
        graph
            .Variables.Concat(graph.Nodes.SelectMany(node => node.Variables))
            .Any(variable => variable.Id == variableId);
}
