using MediatR;
using Workflows.Definitions;

namespace Workflows.Api.Studio;

/// <summary>How definitions hang together: parts of one, who uses it, what scripts in it can call.</summary>
internal static class DefinitionGraphEndpoints
{
    public static void MapDefinitionGraph(this IEndpointRouteBuilder elsa)
    {
        var definitions = elsa.MapGroup("/workflow-definitions");
        definitions.MapGet("/subgraph/{id}", SubgraphAsync).WithName("GetWorkflowSubgraph");
        definitions.MapGet("/subgraph/segments/{id}", SegmentsAsync).WithName("GetWorkflowPathSegments");
        definitions.MapGet("/{definitionId}/consumers", ConsumersAsync).WithName("ListConsumingWorkflows");
        definitions
            .MapPost("/{definitionId}/update-references", UpdateReferencesAsync)
            .WithName("UpdateWorkflowReferences");
        elsa.MapPost("/scripting/javascript/type-definitions/{definitionId}", TypingsAsync)
            .WithName("GetScriptTypeDefinitions");
    }

    /// <summary>One activity of a version with all within it; the whole workflow when the path isn't known.</summary>
    private static async Task<IResult> SubgraphAsync(
        string id,
        string? parentNodeId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var node = await mediator.Send(new DefinitionSubgraph(id, parentNodeId), cancellationToken);
        return Results.Json(
            new
            {
                node.NodeId,
                node.Port,
                node.Activity,
                children = Array.Empty<object>(),
            },
            ElsaJson.Options
        );
    }

    /// <summary>The way from the outermost activity to one within.</summary>
    private static async Task<IResult> SegmentsAsync(
        string id,
        string childNodeId,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Results.Json(await mediator.Send(new DefinitionPath(id, childNodeId), cancellationToken), ElsaJson.Options);

    /// <summary>The definitions that use one as an activity, also by way of others.</summary>
    private static async Task<IResult> ConsumersAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var consumers = await mediator.Send(new DefinitionConsumers(definitionId), cancellationToken);
        return Results.Json(new { consumingWorkflowDefinitionIds = consumers }, ElsaJson.Options);
    }

    /// <summary>Moves those who use a definition to its published version.</summary>
    private static async Task<IResult> UpdateReferencesAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var updated = await mediator.Send(new UpdateReferences(definitionId), cancellationToken);
        return Results.Json(new { affectedWorkflows = updated.Names }, ElsaJson.Options);
    }

    /// <summary>TypeScript declarations for a script of a definition.</summary>
    private static async Task<IResult> TypingsAsync(
        string definitionId,
        TypingsRequest? request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var text = await mediator.Send(new ScriptTypings(definitionId, request?.ActivityTypeName), cancellationToken);
        return Results.Text(text, "application/x-typescript", System.Text.Encoding.UTF8);
    }
}

/// <summary>Where a script stands.</summary>
internal sealed record TypingsRequest(string? ActivityTypeName, string? PropertyName);
