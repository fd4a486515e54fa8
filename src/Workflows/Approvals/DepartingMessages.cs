namespace Workflows.Approvals;

/// <summary>Send a flow's request to another server and hand back the answer.</summary>
/// <param name="InstanceId">The instance that asks.</param>
/// <param name="RequestId">The id of the request, the same each time it is sent.</param>
/// <param name="Method">The method.</param>
/// <param name="Url">The address.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Authorization">The value of the Authorization header; null for none.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="ContentType">The body's type; null without a body.</param>
public sealed record SendRequest(
    string InstanceId,
    string RequestId,
    string Method,
    string Url,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headers,
    string? Authorization,
    byte[]? Body,
    string? ContentType
);

/// <summary>Tell the outside of a task that a flow asks for (RunTask).</summary>
/// <param name="WorkflowInstanceId">The instance that asks.</param>
/// <param name="WorkflowDefinitionId">The definition it runs.</param>
/// <param name="WorkflowName">The instance's name.</param>
/// <param name="CorrelationId">What the instance belongs to outside.</param>
/// <param name="TaskId">The id under which the task is reported.</param>
/// <param name="TaskName">What to do.</param>
/// <param name="TaskPayload">What to do it with.</param>
public sealed record NotifyTask(
    string WorkflowInstanceId,
    string WorkflowDefinitionId,
    string? WorkflowName,
    string? CorrelationId,
    string TaskId,
    string TaskName,
    object? TaskPayload
);
