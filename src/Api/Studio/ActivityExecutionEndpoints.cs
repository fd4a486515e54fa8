using System.Text.Json.Nodes;
using MediatR;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>What each activity of an instance did.</summary>
internal static class ActivityExecutionEndpoints
{
    public static void MapActivityExecutions(this IEndpointRouteBuilder elsa)
    {
        elsa.MapGet("/activity-executions/list", ListAsync).WithName("ListActivityExecutions");
        elsa.MapGet("/activity-execution-summaries/list", ListAsync).WithName("ListActivityExecutionSummaries");
        elsa.MapGet("/activity-executions/by-id", GetAsync).WithName("GetActivityExecution");
        elsa.MapPost("/activity-executions/report", ReportAsync).WithName("ReportActivityExecutions");
        elsa.MapGet("/activity-executions/{id}/call-stack", CallStack).WithName("GetCallStack");
    }

    /// <summary>The executions of one activity, or of all.</summary>
    private static async Task<IResult> ListAsync(
        string workflowInstanceId,
        string? activityNodeId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        string[]? nodes = string.IsNullOrEmpty(activityNodeId) ? null : [activityNodeId];
        var records = await mediator.Send(new ActivityExecutions(workflowInstanceId, nodes), cancellationToken);
        return Results.Json(
            new { items = records.Select(record => JsonNode.Parse(record)), count = records.Count },
            ElsaJson.Options
        );
    }

    /// <summary>One execution.</summary>
    private static async Task<IResult> GetAsync(string id, IMediator mediator, CancellationToken cancellationToken) =>
        Results.Json(
            JsonNode.Parse(await mediator.Send(new ActivityExecutionById(id), cancellationToken)),
            ElsaJson.Options
        );

    /// <summary>How often each activity ran, waits and failed: the badges on the canvas.</summary>
    private static async Task<IResult> ReportAsync(
        ReportRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var records = await mediator.Send(
            new ActivityExecutions(request.WorkflowInstanceId, request.ActivityNodeIds),
            cancellationToken
        );
        var stats = records
            .Select(record => JsonNode.Parse(record)!)
            .GroupBy(record => (string)record["activityNodeId"]!, StringComparer.Ordinal)
            .Select(node => StatOf(node.Key, [.. node]));
        return Results.Json(new { stats }, ElsaJson.Options);
    }

    /// <summary>Who called an execution; the engine keeps no call stacks apart from the journal.</summary>
    private static IResult CallStack(string id) =>
        Results.Json(
            new
            {
                activityExecutionId = id,
                items = Array.Empty<object>(),
                totalCount = 0,
            },
            ElsaJson.Options
        );

    private static object StatOf(string nodeId, List<JsonNode> records)
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

    private static string? StatusOf(JsonNode record) => (string?)record["status"];
}

/// <summary>Which activities to report on.</summary>
internal sealed record ReportRequest(string WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);
