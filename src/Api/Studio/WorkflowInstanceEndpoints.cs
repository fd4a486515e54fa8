using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>Instances: listed, looked at, stopped, deleted.</summary>
internal static class WorkflowInstanceEndpoints
{
    public static void MapWorkflowInstances(this IEndpointRouteBuilder elsa)
    {
        elsa.MapGet("/workflow-instances", ListByGetAsync).WithName("ListWorkflowInstances");
        elsa.MapPost("/workflow-instances", ListAsync).WithName("SearchWorkflowInstances");
        elsa.MapGet("/workflow-instances/{id}", GetAsync).WithName("GetWorkflowInstance");
        elsa.MapGet("/workflow-instances/{id}/execution-state", StateAsync).WithName("GetExecutionState");
        elsa.MapGet("/workflow-instances/{id}/journal", JournalByGetAsync).WithName("GetJournal");
        elsa.MapPost("/workflow-instances/{id}/journal", JournalAsync).WithName("SearchJournal");
        elsa.MapGet("/workflow-instances/{id}/variables", VariablesAsync).WithName("GetVariables");
        elsa.MapPost("/workflow-instances/{id}/variables", SetVariablesAsync).WithName("SetVariables");
        elsa.MapDelete("/workflow-instances/{id}", DeleteAsync).WithName("DeleteWorkflowInstance");
        elsa.MapPost("/cancel/workflow-instances/{id}", CancelAsync).WithName("CancelWorkflowInstance");
        elsa.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync).WithName("CancelWorkflowInstances");
        elsa.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync)
            .WithName("DeleteWorkflowInstances");
    }

    /// <summary>Instances, filtered by the body.</summary>
    private static async Task<IResult> ListAsync(
        InstanceList query,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var page = await mediator.Send(query, cancellationToken);
        return Results.Json(
            new
            {
                items = page.Items,
                totalCount = page.Total,
                links = Array.Empty<object>(),
            },
            ElsaJson.Options
        );
    }

    /// <summary>Instances, newest first.</summary>
    private static Task<IResult> ListByGetAsync(
        int? page,
        int? pageSize,
        string? definitionId,
        string? correlationId,
        string? searchTerm,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            new InstanceList
            {
                Page = page,
                PageSize = pageSize,
                DefinitionId = definitionId,
                CorrelationId = correlationId,
                SearchTerm = searchTerm,
            },
            mediator,
            cancellationToken
        );

    /// <summary>One instance with its state.</summary>
    private static async Task<IResult> GetAsync(string id, IMediator mediator, CancellationToken cancellationToken)
    {
        var instance = await mediator.Send(new InstanceDetails(id), cancellationToken);
        var json = JsonSerializer.SerializeToNode(instance.Summary, ElsaJson.Options)!.AsObject();
        json["workflowState"] = JsonSerializer.SerializeToNode(WorkflowStateJson.Of(instance), ElsaJson.Options);
        return Results.Json(json, ElsaJson.Options);
    }

    /// <summary>Where an instance stands, for polling.</summary>
    private static async Task<IResult> StateAsync(string id, IMediator mediator, CancellationToken cancellationToken)
    {
        var (summary, _, _) = await mediator.Send(new InstanceDetails(id), cancellationToken);
        return Results.Json(
            new
            {
                summary.Status,
                WorkflowSubStatus = summary.SubStatus,
                summary.UpdatedAt,
            },
            ElsaJson.Options
        );
    }

    /// <summary>The execution log, filtered by the body.</summary>
    private static async Task<IResult> JournalAsync(
        string id,
        int? page,
        int? pageSize,
        int? skip,
        int? take,
        JournalRequest? request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var size = take ?? pageSize ?? 100;
        var query = new Journal(id, request?.Filter ?? new JournalFilter(), skip ?? (page ?? 0) * size, size);
        var entries = await mediator.Send(query, cancellationToken);
        return Results.Json(
            new { items = entries.Items.Select(WithNodeId), totalCount = entries.Total },
            ElsaJson.Options
        );
    }

    /// <summary>The execution log.</summary>
    private static Task<IResult> JournalByGetAsync(
        string id,
        int? page,
        int? pageSize,
        int? skip,
        int? take,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => JournalAsync(id, page, pageSize, skip, take, request: null, mediator, cancellationToken);

    /// <summary>The variables of the workflow itself.</summary>
    private static async Task<IResult> VariablesAsync(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var instance = await mediator.Send(new InstanceDetails(id), cancellationToken);
        var values = instance
            .State.Executions.SelectMany(execution => execution.Variables)
            .ToLookup(variable => variable.Id, StringComparer.Ordinal);
        var items = instance.Graph.Variables.Select(variable => new
        {
            variable.Id,
            variable.Name,
            values[variable.Id].FirstOrDefault()?.Value,
        });
        return Results.Json(new { items, count = instance.Graph.Variables.Count }, ElsaJson.Options);
    }

    /// <summary>Gives variables other values.</summary>
    private static async Task<IResult> SetVariablesAsync(
        string id,
        VariablesRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var values = request.Variables.ToDictionary(
            variable => variable.Id,
            variable => variable.Value,
            StringComparer.Ordinal
        );
        await mediator.Send(new SetInstanceVariables(id, values), cancellationToken);
        return await VariablesAsync(id, mediator, cancellationToken);
    }

    /// <summary>Deletes an instance.</summary>
    private static async Task<IResult> DeleteAsync(string id, IMediator mediator, CancellationToken cancellationToken)
    {
        var deleted = await mediator.Send(new DeleteInstances([id]), cancellationToken);
        return deleted.Deleted == 1 ? Results.NoContent() : throw new NotFoundException("流程实例", id);
    }

    /// <summary>Stops an instance and its children.</summary>
    private static async Task<IResult> CancelAsync(string id, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new CancelInstances([id]), cancellationToken);
        return Results.Ok();
    }

    /// <summary>Stops instances and their children.</summary>
    private static async Task<IResult> CancelManyAsync(
        IdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Results.Json(await mediator.Send(new CancelInstances(request.Ids ?? []), cancellationToken), ElsaJson.Options);

    /// <summary>Deletes instances.</summary>
    private static async Task<IResult> DeleteManyAsync(
        IdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Results.Json(await mediator.Send(new DeleteInstances(request.Ids ?? []), cancellationToken), ElsaJson.Options);

    // Elsa's journal calls the path nodeId.
    private static JsonObject WithNodeId(string entry)
    {
        var json = JsonNode.Parse(entry)!.AsObject();
        json["nodeId"] = json["activityNodeId"]?.DeepClone();
        return json;
    }
}

/// <summary>Which entries of a journal are wanted.</summary>
internal sealed record JournalRequest(JournalFilter? Filter);

/// <summary>The rows a bulk action is for.</summary>
internal sealed record IdsRequest(IReadOnlyList<string>? Ids);

/// <summary>New values of variables.</summary>
internal sealed record VariablesRequest(IReadOnlyList<VariableValue> Variables);

/// <summary>A new value of one variable.</summary>
internal sealed record VariableValue(string Id, object? Value);
