using MediatR;
using Workflows.Api.Http;
using Workflows.Approvals;
using Workflows.Engine.Instances;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>Running definitions: at once, or by event and task.</summary>
internal static class ExecutionEndpoints
{
    private const string InstanceIdHeader = "x-elsa-workflow-instance-id";
    private const string StateHeader = "x-elsa-response";
    private const string CannotStartHeader = "x-elsa-workflow-cannot-start";

    public static void MapExecution(this IEndpointRouteBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteAsync).WithName("ExecuteWorkflow");
        elsa.MapGet("/workflow-definitions/{definitionId}/execute", ExecuteByGetAsync).WithName("ExecuteWorkflowByGet");
        elsa.MapPost("/workflow-definitions/{definitionId}/dispatch", DispatchAsync).WithName("DispatchWorkflow");
        elsa.MapPost("/events/{eventName}/trigger", TriggerAsync).WithName("TriggerEvent");
        elsa.MapPost("/tasks/{taskId}/complete", CompleteTaskAsync).WithName("CompleteTask");
    }

    /// <summary>
    /// Runs a definition until it waits or ends, and answers with the response the flow wrote, else with the state it is
    /// in; 500 when it failed.
    /// </summary>
    private static async Task<IResult> ExecuteAsync(
        string definitionId,
        ExecuteRequest? request,
        IMediator mediator,
        HttpConversations conversations,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var received = ReceivedRequest.WithoutBody(context.Request);
        var command = (request ?? new ExecuteRequest()).ToCommand(definitionId) with { Request = received };
        var started = await mediator.Send(command, cancellationToken);
        var headers = context.Response.Headers;
        if (started is not { InstanceId: { } id, Turn: { } turn })
        {
            headers[CannotStartHeader] = "True";
            return Results.Ok();
        }

        headers[InstanceIdHeader] = id;
        var last = await WaitAsync(conversations, turn, received, cancellationToken);
        if (last.Reply is { } reply)
            return new WorkflowReply(reply);

        headers[StateHeader] = "true";
        var instance = await mediator.Send(new InstanceDetails(id), cancellationToken);
        return Results.Json(
            new { workflowState = WorkflowStateJson.Of(instance) },
            ElsaJson.Options,
            statusCode: instance.State.SubStatus is WorkflowSubStatus.Faulted ? 500 : 200
        );
    }

    // A flow that takes longer than its caller waits goes on; the caller gets the state it is in.
    private static async Task<HttpTurn> WaitAsync(
        HttpConversations conversations,
        HttpTurn turn,
        IReadOnlyDictionary<string, object?> received,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await conversations.AnswerAsync(turn, received, timeout: null, cancellationToken);
        }
        catch (TimeoutException)
        {
            return turn;
        }
    }

    /// <summary>Runs the published version without input.</summary>
    private static Task<IResult> ExecuteByGetAsync(
        string definitionId,
        string? correlationId,
        string? triggerActivityId,
        string? versionOptions,
        IMediator mediator,
        HttpConversations conversations,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        ExecuteAsync(
            definitionId,
            new ExecuteRequest(
                CorrelationId: correlationId,
                TriggerActivityId: triggerActivityId,
                VersionOptions: versionOptions
            ),
            mediator,
            conversations,
            context,
            cancellationToken
        );

    /// <summary>Starts a definition and answers with the instance's id.</summary>
    private static async Task<IResult> DispatchAsync(
        string definitionId,
        ExecuteRequest? request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var started = await mediator.Send((request ?? new ExecuteRequest()).ToCommand(definitionId), cancellationToken);
        return Results.Json(new { workflowInstanceId = started.InstanceId }, ElsaJson.Options);
    }

    /// <summary>Hands an event to the flows that wait for it; when this answers they have moved on.</summary>
    private static async Task<IResult> TriggerAsync(
        string eventName,
        TriggerRequest? request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var command = new TriggerEvent(eventName, request?.CorrelationId, request?.WorkflowInstanceId, request?.Input);
        await mediator.Send(command, cancellationToken);
        return Results.Ok();
    }

    /// <summary>Reports that the outside has done a task a flow asked for.</summary>
    private static async Task<IResult> CompleteTaskAsync(
        string taskId,
        TaskResult? request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await mediator.Send(new CompleteTask(taskId, request?.Result), cancellationToken);
        return Results.Ok();
    }
}

/// <summary>How to run a definition.</summary>
internal sealed record ExecuteRequest(
    IReadOnlyDictionary<string, object?>? Input = null,
    string? CorrelationId = null,
    string? Name = null,
    string? TriggerActivityId = null,
    string? VersionOptions = null,
    string? InstanceId = null,
    IReadOnlyDictionary<string, object?>? Variables = null
)
{
    public StartInstance ToCommand(string definitionId) =>
        new(definitionId, VersionOptions, Input, CorrelationId, Name, TriggerActivityId, InstanceId, Variables);
}

/// <summary>What an event carries and whom it is for.</summary>
internal sealed record TriggerRequest(object? Input, string? CorrelationId, string? WorkflowInstanceId);

/// <summary>What came of a task.</summary>
internal sealed record TaskResult(object? Result);
