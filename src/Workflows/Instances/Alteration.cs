using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;
using Workflows.Engine.Instances;

namespace Workflows.Instances;

/// <summary>One repair of an instance, in Elsa's words; Skip is ours.</summary>
/// <param name="Type">Cancel, CancelActivity, Migrate, ModifyVariable, ScheduleActivity or Skip.</param>
/// <param name="ActivityId">The activity, where one is meant.</param>
/// <param name="ActivityInstanceId">One execution of it, where one is meant.</param>
/// <param name="NodeId">The activity's path, where its id is not enough.</param>
/// <param name="VariableId">The variable to change.</param>
/// <param name="Value">Its new value.</param>
/// <param name="TargetVersion">The version to move to.</param>
public sealed record Alteration(
    string Type,
    string? ActivityId = null,
    string? ActivityInstanceId = null,
    string? NodeId = null,
    string? VariableId = null,
    object? Value = null,
    int? TargetVersion = null
)
{
    internal const string Migrate = nameof(Migrate);
    internal const string ModifyVariable = nameof(ModifyVariable);
    internal const string ScheduleActivity = nameof(ScheduleActivity);

    /// <summary>What is done, for the record.</summary>
    internal string Summary =>
        Type switch
        {
            "Cancel" => "终止",
            "CancelActivity" => $"撤销活动{Target}",
            Migrate => $"迁移到版本{TargetVersion}",
            ModifyVariable => $"修改变量{VariableId}",
            ScheduleActivity => $"重新安排活动{Target}",
            "Skip" => $"跳过活动{Target}",
            "Retry" => "重试出错的活动",
            _ => Type,
        };

    internal static IReadOnlyList<Alteration> OfVariables(IReadOnlyDictionary<string, object?>? values) =>
        [.. (values ?? Empty).Select(pair => new Alteration(ModifyVariable, VariableId: pair.Key, Value: pair.Value))];

    private static Dictionary<string, object?> Empty { get; } = new(StringComparer.Ordinal);

    private string? Target => ActivityId ?? NodeId ?? ActivityInstanceId;

    /// <summary>Runs the repair on a state, save for Migrate, which needs the other version; nothing is stored.</summary>
    /// <exception cref="RuleException">The repair can't be made in this state.</exception>
    /// <exception cref="InvalidRequestException">There is no such repair, or it lacks what it needs.</exception>
    internal Burst Apply(WorkflowRunner runner, WorkflowGraph graph, WorkflowState state)
    {
        try
        {
            return Type switch
            {
                "Cancel" => runner.Cancel(graph, state),
                "CancelActivity" => runner.CancelActivity(graph, state, Executions(graph, state)),
                ScheduleActivity => Schedule(runner, graph, state),
                "Skip" => runner.Skip(graph, state, Executions(graph, state, failed: true)[^1]),
                ModifyVariable => runner.SetVariables(graph, state, NewValue(graph, state)),
                _ => throw new InvalidRequestException("unknown_alteration", "type", $"没有“{Type}”这种修复操作。"),
            };
        }
        catch (InstanceStateException exception)
        {
            throw new RuleException("alteration_refused", exception.Message);
        }
        catch (ValueConversionException exception)
        {
            throw new InvalidRequestException(
                "variable_unfit",
                "value",
                $"变量“{VariableId}”不接受这个值：{exception.Message}"
            );
        }
    }

    // What has begun is begun again; what has not is run in the flowchart it belongs to.
    private Burst Schedule(WorkflowRunner runner, WorkflowGraph graph, WorkflowState state)
    {
        if (state.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
            throw new RuleException("instance_over", $"流程实例{state.Id}已经结束，不能再安排活动。");

        var existing = ActivityInstanceId is null
            ? Live(graph, state).LastOrDefault()
            : state.Executions.FirstOrDefault(execution => execution.Id == ActivityInstanceId)
                ?? throw new RuleException("activity_not_found", $"没有进行中的活动执行{ActivityInstanceId}。");
        return existing switch
        {
            null => runner.Schedule(graph, state, Node(graph)),
            { Status: ActivityStatus.Faulted } => runner.Retry(graph, state, existing.Id),
            _ => runner.Restart(graph, state, existing.Id),
        };
    }

    private List<string> Executions(WorkflowGraph graph, WorkflowState state, bool failed = false)
    {
        if (ActivityInstanceId is not null)
            return [ActivityInstanceId];

        List<string> found =
        [
            .. Live(graph, state)
                .Where(execution => !failed || execution.Status is ActivityStatus.Faulted)
                .Select(execution => execution.Id),
        ];
        return found.Count > 0
            ? found
            : throw new RuleException("activity_not_found", $"流程实例里没有可以这样修复的活动{Node(graph).Label}。");
    }

    private IEnumerable<ExecutionState> Live(WorkflowGraph graph, WorkflowState state)
    {
        var node = Node(graph);
        return state.Executions.Where(execution =>
            (NodeId is null ? graph.FindNode(execution.NodeId)?.Id == node.Id : execution.NodeId == NodeId)
            && execution.Status is not (ActivityStatus.Completed or ActivityStatus.Canceled)
        );
    }

    private ActivityNode Node(WorkflowGraph graph) =>
        (NodeId, ActivityId) switch
        {
            (null, null) => throw new InvalidRequestException(
                "activity_missing",
                "activityId",
                $"{Type} 须指明 activityId、nodeId 或 activityInstanceId。"
            ),
            ({ } nodeId, _) => graph.FindNode(nodeId) ?? throw UnknownActivity(nodeId),
            (null, { } activityId) => graph.FindActivity(activityId) ?? throw UnknownActivity(activityId),
        };

    private static RuleException UnknownActivity(string id) => new("activity_not_found", $"流程里没有活动“{id}”。");

    private Dictionary<string, object?> NewValue(WorkflowGraph graph, WorkflowState state)
    {
        if (VariableId is null || !IsHeld(graph, state, VariableId))
            throw new InvalidRequestException(
                "unknown_variable",
                "variableId",
                $"流程实例里没有正在使用的变量“{VariableId}”。"
            );

        return new Dictionary<string, object?>(StringComparer.Ordinal) { [VariableId] = Value };
    }

    private static bool IsHeld(WorkflowGraph graph, WorkflowState state, string variableId) =>
        state.SubStatus is not (WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
        && state.Executions.Any(execution =>
            execution.Variables.Any(variable => variable.Id == variableId)
            || graph.FindNode(execution.NodeId)?.Variables.Any(variable => variable.Id == variableId) is true
        );
}
