using System.Text.Json.Nodes;
using MediatR;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>What each activity of an instance did.</summary>
internal static class ActivityExecutionEndpoints
{
    private static readonly string[] Details = ["activityState", "outputs", "payload", "exception", "properties"];

    public static void MapActivityExecutions(this IEndpointRouteBuilder elsa)
    {
        elsa.MapGet("/activity-executions/list", ListAsync).WithName("ListActivityExecutions");
        elsa.MapGet("/activity-execution-summaries/list", ListSummariesAsync)
            .WithName("ListActivityExecutionSummaries");
        elsa.MapGet("/activity-executions/count", CountAsync).WithName("CountActivityExecutions");
        elsa.MapGet("/activity-executions/by-id", GetAsync).WithName("GetActivityExecution");
        elsa.MapPost("/activity-executions/report", ReportAsync).WithName("ReportActivityExecutions");
        elsa.MapGet("/activity-executions/{id}/call-stack", CallStackAsync).WithName("GetCallStack");
    }

    /// <summary>The executions of one activity, or of all.</summary>
    private static async Task<IResult> ListAsync(
        string workflowInstanceId,
        string? activityNodeId,
        bool? completed,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var items = await RecordsAsync(
            workflowInstanceId,
            Nodes(activityNodeId),
            completed,
            mediator,
            cancellationToken
        );
        return Results.Json(new { items, count = items.Count }, ElsaJson.Options);
    }

    /// <summary>The executions of one activity, or of all, without what went in and came out.</summary>
    private static async Task<IResult> ListSummariesAsync(
        string workflowInstanceId,
        string? activityNodeId,
        bool? completed,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var items = await RecordsAsync(
            workflowInstanceId,
            Nodes(activityNodeId),
            completed,
            mediator,
            cancellationToken
        );
        foreach (var item in items)
        {
            foreach (var detail in Details)
                item.Remove(detail);
        }

        return Results.Json(new { items, count = items.Count }, ElsaJson.Options);
    }

    /// <summary>How often one activity ran, or how many executions there are.</summary>
    private static async Task<IResult> CountAsync(
        string workflowInstanceId,
        string? activityId,
        bool? completed,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var items = await RecordsAsync(workflowInstanceId, nodeIds: null, completed, mediator, cancellationToken);
        var count = items.Count(item => activityId is null || (string)item["activityId"]! == activityId);
        return Results.Json(new { count }, ElsaJson.Options);
    }

    /// <summary>One execution.</summary>
    private static async Task<IResult> GetAsync(string id, IMediator mediator, CancellationToken cancellationToken) =>
        Results.Json(Shaped(await mediator.Send(new ActivityExecutionById(id), cancellationToken)), ElsaJson.Options);

    /// <summary>How often each activity ran, waits and failed: the badges on the canvas.</summary>
    private static async Task<IResult> ReportAsync(
        ReportRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var records = await RecordsAsync(
            request.WorkflowInstanceId,
            request.ActivityNodeIds,
            completed: null,
            mediator,
            cancellationToken
        );
        var stats = records
            .GroupBy(record => (string)record["activityNodeId"]!, StringComparer.Ordinal)
            .Select(node => StatOf(node.Key, [.. node]));
        return Results.Json(new { stats }, ElsaJson.Options);
    }

    /// <summary>An execution and those it runs within, the workflow itself first.</summary>
    private static async Task<IResult> CallStackAsync(
        string id,
        int? skip,
        int? take,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var records = await mediator.Send(new CallStack(id), cancellationToken);
        return Results.Json(
            new
            {
                activityExecutionId = id,
                items = records.Skip(skip ?? 0).Take(take ?? records.Count).Select(Shaped),
                totalCount = records.Count,
                skip,
                take,
            },
            ElsaJson.Options
        );
    }

    private static async Task<List<JsonObject>> RecordsAsync(
        string instanceId,
        IReadOnlyList<string>? nodeIds,
        bool? completed,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new ActivityExecutions(instanceId, nodeIds, completed);
        return [.. (await mediator.Send(query, cancellationToken)).Select(Shaped)];
    }

    private static string[]? Nodes(string? nodeId) => string.IsNullOrEmpty(nodeId) ? null : [nodeId];

    // Elsa's clients read these as objects, never as nothing.
    private static JsonObject Shaped(string record)
    {
        var json = JsonNode.Parse(record)!.AsObject();
        json["properties"] = new JsonObject();
        json["metadata"] = new JsonObject();
        return json;
    }

    private static object StatOf(string nodeId, List<JsonObject> records)
    {
        var completed = records.Count(record => StatusOf(record) == "Completed");
        return new
        {
            activityId = (string)records[0]["activityId"]!,
            activityNodeId = nodeId,
            startedCount = records.Count,
            completedCount = completed,
            uncompletedCount = records.Count - completed,
            isBlocked = records.Exists(record => (bool)record["hasBookmarks"]! && StatusOf(record) == "Running"),
            isFaulted = records.Exists(record => StatusOf(record) == "Faulted"),
            metadata = new { },
        };
    }

    private static string? StatusOf(JsonObject record) => (string?)record["status"];
}

/// <summary>Which activities to report on.</summary>
internal sealed record ReportRequest(string WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);
