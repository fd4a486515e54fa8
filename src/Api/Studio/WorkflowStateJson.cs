using Workflows.Engine.Bookmarks;
using Workflows.Engine.Instances;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>An instance's state in the shape Elsa's clients read.</summary>
internal static class WorkflowStateJson
{
    public static object Of(InstanceWithState instance)
    {
        var (summary, state, _) = instance;
        return new
        {
            state.Id,
            state.DefinitionId,
            state.DefinitionVersionId,
            state.DefinitionVersion,
            ParentWorkflowInstanceId = state.ParentInstanceId,
            state.CorrelationId,
            state.Name,
            state.Status,
            state.SubStatus,
            IsExecuting = false,
            IsSystem = false,
            Bookmarks = state.Bookmarks.Select(Of),
            Incidents = state.Incidents,
            CompletionCallbacks = Array.Empty<object>(),
            ActivityExecutionContexts = state.Executions.Select(Of),
            ScheduledActivities = Array.Empty<object>(),
            ExecutionLogSequence = state.Sequence,
            state.Input,
            state.Output,
            state.Properties,
            summary.CreatedAt,
            summary.UpdatedAt,
            summary.FinishedAt,
        };
    }

    public static object Of(Bookmark bookmark) =>
        new
        {
            bookmark.Id,
            bookmark.Name,
            bookmark.Hash,
            bookmark.Payload,
            bookmark.ActivityId,
            bookmark.ActivityNodeId,
            ActivityInstanceId = bookmark.ActivityExecutionId,
            bookmark.CreatedAt,
            bookmark.AutoBurn,
            AutoComplete = true,
            Metadata = bookmark.Metadata ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };

    public static object Of(WaitingBookmark waiting, Func<string, string> tokenOf) =>
        new
        {
            waiting.Bookmark.Id,
            ActivityTypeName = waiting.Bookmark.Name,
            waiting.Bookmark.Name,
            waiting.Bookmark.Hash,
            WorkflowInstanceId = waiting.InstanceId,
            waiting.Bookmark.ActivityId,
            waiting.Bookmark.ActivityNodeId,
            ActivityInstanceId = waiting.Bookmark.ActivityExecutionId,
            waiting.CorrelationId,
            waiting.Bookmark.Payload,
            Metadata = waiting.Bookmark.Metadata ?? new Dictionary<string, string>(StringComparer.Ordinal),
            waiting.Bookmark.CreatedAt,
            waiting.Bookmark.DueAt,
            Token = tokenOf(waiting.Bookmark.Id),
        };

    private static object Of(ExecutionState execution) =>
        new
        {
            execution.Id,
            ParentContextId = execution.ParentId,
            ScheduledActivityNodeId = execution.NodeId,
            Properties = new
            {
                Variables = execution.Variables.ToDictionary(
                    variable => variable.Id,
                    variable => variable.Value,
                    StringComparer.Ordinal
                ),
            },
            Metadata = new { },
            ActivityState = execution.Inputs,
            DynamicVariables = Array.Empty<object>(),
            execution.Status,
            IsExecuting = false,
            execution.FaultCount,
            execution.StartedAt,
            execution.Tag,
        };
}
