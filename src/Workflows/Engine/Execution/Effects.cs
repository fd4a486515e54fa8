namespace Workflows.Engine.Execution;

/// <summary>
/// Something the host does for the workflow, with or after the commit. Open: other namespaces add their own. The host
/// must be able to do an effect twice, for a crash after the commit makes it do so.
/// </summary>
public abstract record Effect;

/// <summary>A line to write to the console (WriteLine).</summary>
public sealed record LineWritten(string Text) : Effect;

/// <summary>An event for other workflows, or with <paramref name="IsLocal"/> for this instance only (PublishEvent).</summary>
public sealed record EventPublished(string EventName, string? CorrelationId, bool IsLocal, object? Payload) : Effect;

/// <summary>A task for the outside to do and report (RunTask).</summary>
public sealed record TaskRequested(string TaskId, string TaskName, object? Payload) : Effect;

/// <summary>The answer to the request that was handed to this burst (WriteHttpResponse).</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="Content">The body: text, bytes, or a value to write as JSON; null for none.</param>
/// <param name="ContentType">The body's type; null without a body.</param>
/// <param name="Headers">The headers.</param>
public sealed record HttpResponseWritten(
    int StatusCode,
    object? Content,
    string? ContentType,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headers
) : Effect;

/// <summary>A request to send and answer (SendHttpRequest, FlowSendHttpRequest).</summary>
/// <param name="RequestId">The id under which it is answered; the same for the same request, so a key to send it once.</param>
/// <param name="Method">The method.</param>
/// <param name="Url">The address.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Authorization">The value of the Authorization header; null for none.</param>
/// <param name="Content">The body: text, bytes, or a value to write as JSON; null for none.</param>
/// <param name="ContentType">The body's type; null without a body.</param>
public sealed record HttpRequestRequested(
    string RequestId,
    string Method,
    string Url,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headers,
    string? Authorization,
    object? Content,
    string? ContentType
) : Effect;

/// <summary>A child instance to start under a given id.</summary>
/// <param name="ChildInstanceId">The id to give the child; starting it twice must yield one instance.</param>
/// <param name="DefinitionId">The definition whose published version to start.</param>
/// <param name="Input">The child's input, <c>ParentInstanceId</c> included.</param>
/// <param name="CorrelationId">The child's correlation id.</param>
/// <param name="WaitForCompletion">Whether the parent waits at a bookmark until the child is finished.</param>
/// <param name="Inline">
/// Whether the burst stopped for it: the host runs the child at once and then calls Resume or Continue.
/// </param>
/// <param name="BookmarkId">The parent's bookmark that the child's end is reported to; null when nobody waits.</param>
public sealed record ChildStartRequested(
    string ChildInstanceId,
    string DefinitionId,
    IReadOnlyDictionary<string, object?> Input,
    string? CorrelationId,
    bool WaitForCompletion,
    bool Inline,
    string? BookmarkId = null
) : Effect;
