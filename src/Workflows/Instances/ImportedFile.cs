using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Instances;

/// <summary>An exported instance, read back; nothing in it is trusted before it is checked against its definition.</summary>
/// <param name="State">The engine's state.</param>
/// <param name="Executions">Records of its activities, in order.</param>
/// <param name="Journal">Entries of its journal, in order.</param>
internal sealed record ImportedFile(
    WorkflowState State,
    IReadOnlyList<ActivityExecutionRecord> Executions,
    IReadOnlyList<JournalEntry> Journal
)
{
    /// <summary>Reads what an export wrote.</summary>
    /// <exception cref="InvalidRequestException">It isn't an instance exported by this service.</exception>
    public static ImportedFile Read(JsonObject model)
    {
        try
        {
            if (model["state"] is not JsonObject state)
                throw new JsonException("“state” 缺失，只能导入本系统导出的流程实例。");

            return new ImportedFile(
                WorkflowStateSerializer.Deserialize(state.ToJsonString()),
                model["activityExecutionRecords"].Deserialize<List<ActivityExecutionRecord>>(ElsaJson.Options) ?? [],
                model["workflowExecutionLogRecords"].Deserialize<List<JournalEntry>>(ElsaJson.Options) ?? []
            );
        }
        catch (Exception exception)
            when (exception is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            throw Unusable(exception.Message);
        }
    }

    /// <summary>Whether the instance could go on with the given definition.</summary>
    /// <exception cref="InvalidRequestException">It could not.</exception>
    public void Check(WorkflowGraph graph)
    {
        if (State.Pause is not null || State.Queue.Count > 0 || State.Executions.Count == 0)
            throw Unusable("实例没有停在等待处。");
        if (State.Executions[0] is not { ParentId: null } root || root.NodeId != graph.Root.NodeId)
            throw Unusable("第一个活动执行不是流程本身。");

        var known = new Dictionary<string, ExecutionState>(StringComparer.Ordinal);
        foreach (var execution in State.Executions)
        {
            if (graph.FindNode(execution.NodeId) is null)
                throw Unusable($"流程里没有活动“{execution.NodeId}”。");
            if (execution != root && (execution.ParentId is not { } parent || !known.ContainsKey(parent)))
                throw Unusable($"活动执行{execution.Id}不在任何活动之内。");
            if (!known.TryAdd(execution.Id, execution))
                throw Unusable($"活动执行{execution.Id}出现两次。");
        }

        foreach (var bookmark in State.Bookmarks)
        {
            if (
                !known.TryGetValue(bookmark.ActivityExecutionId, out var owner)
                || owner.NodeId != bookmark.ActivityNodeId
            )
                throw Unusable($"书签{bookmark.Id}不属于任何进行中的活动。");
        }

        if (State.Bookmarks.DistinctBy(bookmark => bookmark.Id, StringComparer.Ordinal).Count() < State.Bookmarks.Count)
            throw Unusable("有书签出现两次。");
        if (
            Executions.Any(record => record.WorkflowInstanceId != State.Id)
            || Executions.DistinctBy(record => record.Id, StringComparer.Ordinal).Count() < Executions.Count
        )
            throw Unusable("活动执行记录不属于这个实例，或有重复。");
        if (
            Journal.Any(entry => entry.WorkflowInstanceId != State.Id || entry.Sequence > State.Sequence)
            || Journal.DistinctBy(entry => entry.Sequence).Count() < Journal.Count
        )
            throw Unusable("流程日志不属于这个实例，或序号有误。");
    }

    private static InvalidRequestException Unusable(string why) =>
        new("unusable_instance", "file", $"不能导入流程实例：{why}");
}
