using Workflows.Engine.Activities;
using Workflows.Engine.Execution;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>
/// The HTTP request whose sender waits while the running command moves a flow, if there is one. A command that lost a
/// race begins it anew.
/// </summary>
internal sealed class HttpExchange
{
    private readonly List<Guid> sends = [];
    private IReadOnlyDictionary<string, object?>? request;
    private HttpReply? reply;

    /// <summary>Whether somebody still waits for a response.</summary>
    public bool IsOpen => request is not null && reply is null;

    /// <summary>Says whom the command answers; null for nobody.</summary>
    public void Begin(IReadOnlyDictionary<string, object?>? received)
    {
        request = received;
        reply = null;
        sends.Clear();
    }

    /// <summary>An input with the request, while there is one to answer.</summary>
    public IReadOnlyDictionary<string, object?> AddTo(IReadOnlyDictionary<string, object?> input) =>
        IsOpen
            ? new Dictionary<string, object?>(input, StringComparer.Ordinal) { [HttpRequestInput.Key] = request }
            : input;

    /// <summary>The flow's response. Only the first can be sent.</summary>
    public void Write(HttpResponseWritten response) => reply ??= IsOpen ? HttpReply.Of(response) : null;

    /// <summary>The flow asked another server something before it answered.</summary>
    public void Await(Guid message) => sends.Add(message);

    /// <summary>How far the flow has come.</summary>
    public HttpTurn TurnOf(WorkflowInstance instance) =>
        new(instance.Id, instance.IncidentCount > 0, reply, [.. sends]);
}

/// <summary>How far a flow has come in answering a request.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="HasIncidents">Whether an activity failed.</param>
/// <param name="Reply">What the flow answers; null when it has not answered.</param>
/// <param name="Sends">Outbox messages with the requests it waits for, to be sent while its caller waits.</param>
public sealed record HttpTurn(string InstanceId, bool HasIncidents, HttpReply? Reply, IReadOnlyList<Guid> Sends);

/// <summary>The response a flow wrote, ready to be sent.</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="ContentType">The body's type; null without a body.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Headers">The headers.</param>
public sealed record HttpReply(
    int StatusCode,
    string? ContentType,
    byte[]? Body,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headers
)
{
    internal static HttpReply Of(HttpResponseWritten response) =>
        new(
            response.StatusCode,
            response.ContentType,
            HttpBody.Of(response.Content, response.ContentType),
            response.Headers
        );
}
