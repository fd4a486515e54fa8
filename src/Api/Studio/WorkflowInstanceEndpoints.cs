using System.Text.Json;
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
        elsa.MapGet("/workflow-instances/{id}/variables", VariablesAsync).WithName("GetVariables");
        elsa.MapPost("/workflow-instances/{id}/variables", SetVariablesAsync).WithName("SetVariables");
        elsa.MapDelete("/workflow-instances/{id}", DeleteAsync).WithName("DeleteWorkflowInstance");
        elsa.MapPost("/cancel/workflow-instances/{id}", CancelAsync).WithName("CancelWorkflowInstance");
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

    /// <summary>Instances, filtered by the address.</summary>
    private static Task<IResult> ListByGetAsync(
        [AsParameters] InstanceQuery query,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => ListAsync(query.ToList(), mediator, cancellationToken);

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
}

/// <summary>The rows a bulk action is for.</summary>
internal sealed record IdsRequest(IReadOnlyList<string>? Ids);

/// <summary>New values of variables.</summary>
internal sealed record VariablesRequest(IReadOnlyList<VariableValue> Variables);

/// <summary>A new value of one variable.</summary>
internal sealed record VariableValue(string Id, object? Value);
