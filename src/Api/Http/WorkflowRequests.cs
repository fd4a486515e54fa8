using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Workflows.Api.Auth;
using Workflows.Approvals;
using Workflows.Engine.Activities;
using Workflows.Http;

namespace Workflows.Api.Http;

/// <summary>Flows called from outside. Whether a caller must be signed in, the endpoint in the flow says.</summary>
internal static class WorkflowRequests
{
    private const string CorrelationHeader = "X-Correlation-ID";
    private const string InstanceHeader = "X-Workflow-Instance-ID";
    private const int LongestId = 100;

    public static void MapWorkflowRequests(this WebApplication app)
    {
        var basePath = app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.BasePath;
        app.Map(basePath + "/{**path}", ReceiveAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context,
        IMediator mediator,
        IOptions<HttpOptions> options,
        HttpConversations conversations,
        CancellationToken cancellationToken
    )
    {
        var path = "/" + context.Request.RouteValues["path"];
        var instanceId = Id(context.Request, "workflowInstanceId", InstanceHeader);
        var correlationId = Id(context.Request, "correlationId", CorrelationHeader);
        var listeners = await mediator.Send(
            new HttpListeners(path, context.Request.Method, instanceId, correlationId),
            cancellationToken
        );
        if (listeners.Count == 0)
            return Refusal.Of(404, "no_workflow", $"没有流程接收 {context.Request.Method} {path}。");
        if (listeners.Count > 1)
            return Ambiguous(listeners);

        var listener = listeners[0];
        if (!await MayEnterAsync(context, listener.Endpoint))
            return Refusal.Of(401, "not_signed_in", "请先登录。");

        try
        {
            var request = await ReceivedRequest.ReadAsync(
                context.Request,
                path,
                listener.RouteValues,
                listener.Endpoint.RequestSizeLimit ?? options.Value.RequestSizeLimit,
                cancellationToken
            );
            var turn = await mediator.Send(
                new ReceiveHttpRequest(listener, request, instanceId, correlationId),
                cancellationToken
            );
            var last = await conversations.AnswerAsync(
                turn,
                request,
                listener.Endpoint.RequestTimeout,
                cancellationToken
            );
            return AnswerOf(context, last);
        }
        catch (JsonException exception)
        {
            return NotJson(exception);
        }
        catch (TimeoutException)
        {
            return Refusal.Of(408, "request_timeout", "流程没有在规定时间内应答，它会继续进行。");
        }
    }

    private static IResult AnswerOf(HttpContext context, HttpTurn turn) =>
        turn.Reply is { } reply
            ? new WorkflowReply(reply)
            : WorkflowReply.Empty(
                context,
                turn.HasIncidents ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK
            );

    // Elsa's answer, word for word: clients tell the cases apart by it.
    private static IResult Ambiguous(IReadOnlyList<HttpListener> listeners) =>
        Results.Json(
            new
            {
                errorMessage = "The call is ambiguous and matches multiple workflows.",
                workflows = listeners.Select(listener =>
                    listener.InstanceId is null
                        ? (object)new { workflowDefinitionId = listener.DefinitionId }
                        : new { workflowInstanceId = listener.InstanceId }
                ),
            },
            statusCode: StatusCodes.Status500InternalServerError
        );

    private static IResult NotJson(JsonException exception) =>
        Results.Json(
            new
            {
                message = exception.Message,
                path = exception.Path,
                lineNumber = exception.LineNumber,
            },
            statusCode: StatusCodes.Status400BadRequest
        );

    // Endpoints for everybody use no session, so there is nothing another site could borrow; the others refuse it.
    private static async Task<bool> MayEnterAsync(HttpContext context, HttpEndpointPayload endpoint)
    {
        if (!endpoint.Authorize)
            return true;
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return false;
        if (string.IsNullOrWhiteSpace(endpoint.Policy))
            return context.User.Identity?.IsAuthenticated is true;

        var services = context.RequestServices;
        var policy = await services.GetRequiredService<IAuthorizationPolicyProvider>().GetPolicyAsync(endpoint.Policy);
        if (policy is null)
            return false;

        var result = await services
            .GetRequiredService<IAuthorizationService>()
            .AuthorizeAsync(context.User, resource: null, policy);
        return result.Succeeded;
    }

    private static string? Id(HttpRequest request, string query, string header)
    {
        var id = request.Headers[header].ToString() is { Length: > 0 } value ? value : request.Query[query].ToString();
        if (id.Length > LongestId)
            throw new InvalidRequestException("id_too_long", query, $"{query} 最多 {LongestId} 个字符。");
        return id.Length == 0 ? null : id;
    }
}
