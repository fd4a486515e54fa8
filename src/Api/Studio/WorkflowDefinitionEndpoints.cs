using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflows.Definitions;

namespace Workflows.Api.Studio;

/// <summary>Definitions: listed, drafted, published, taken back, deleted.</summary>
internal static class WorkflowDefinitionEndpoints
{
    public static void MapWorkflowDefinitions(this IEndpointRouteBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions", ListAsync).WithName("ListWorkflowDefinitions");
        elsa.MapPost("/workflow-definitions", SaveAsync).WithName("SaveWorkflowDefinition");
        elsa.MapGet("/workflow-definitions/by-definition-id/{definitionId}", ByDefinitionIdAsync)
            .WithName("GetWorkflowDefinition");
        elsa.MapGet("/workflow-definitions/by-id/{id}", ByIdAsync).WithName("GetWorkflowDefinitionVersion");
        elsa.MapGet("/workflow-definitions/{definitionId}/versions", VersionsAsync)
            .WithName("ListWorkflowDefinitionVersions");
        elsa.MapGet("/workflow-definitions/validation/is-name-unique", IsNameUniqueAsync)
            .WithName("IsWorkflowNameUnique");
        elsa.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync)
            .WithName("PublishWorkflowDefinition");
        elsa.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync)
            .WithName("RetractWorkflowDefinition");
        elsa.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync)
            .WithName("RevertWorkflowDefinition");
        elsa.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync).WithName("DeleteWorkflowDefinition");
        elsa.MapDelete("/workflow-definition-versions/{id}", DeleteVersionAsync)
            .WithName("DeleteWorkflowDefinitionVersion");
        elsa.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", DeleteManyAsync)
            .WithName("DeleteWorkflowDefinitions");
    }

    /// <summary>Versions of definitions, filtered, ordered, paged from 0.</summary>
    private static async Task<IResult> ListAsync(
        string? versionOptions,
        string? searchTerm,
        string[]? definitionIds,
        string[]? ids,
        string? orderBy,
        string? orderDirection,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var filter = new DefinitionFilter(versionOptions, searchTerm, definitionIds, ids);
        var query = new DefinitionList(
            filter,
            orderBy,
            orderDirection == "Descending",
            PageRequest.Of(page + 1, pageSize)
        );
        var found = await mediator.Send(query, cancellationToken);
        return Results.Json(
            new
            {
                items = found.Items.Select(WorkflowDefinitionJson.Summary),
                totalCount = found.Total,
                links = Array.Empty<object>(),
            },
            ElsaJson.Options
        );
    }

    /// <summary>Keeps a definition as a draft, and publishes it when asked to.</summary>
    private static async Task<IResult> SaveAsync(
        SaveRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var saved = await mediator.Send(new SaveDefinition(request.Model, request.Publish == true), cancellationToken);
        var view = await mediator.Send(
            new DefinitionDetails(new DefinitionFilter(Ids: [saved.VersionId])),
            cancellationToken
        );
        return Results.Json(
            new
            {
                workflowDefinition = WorkflowDefinitionJson.Full(view),
                alreadyPublished = false,
                consumingWorkflowCount = 0,
                saved.Warnings,
            },
            ElsaJson.Options
        );
    }

    /// <summary>One version of a definition; the newest when nothing else is said.</summary>
    private static Task<IResult> ByDefinitionIdAsync(
        string definitionId,
        string? versionOptions,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        ShowAsync(
            new DefinitionFilter(
                string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions,
                DefinitionIds: [definitionId]
            ),
            mediator,
            cancellationToken
        );

    /// <summary>One version by its own id.</summary>
    private static Task<IResult> ByIdAsync(string id, IMediator mediator, CancellationToken cancellationToken) =>
        ShowAsync(new DefinitionFilter(Ids: [id]), mediator, cancellationToken);

    /// <summary>All versions of a definition, newest first.</summary>
    private static async Task<IResult> VersionsAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new DefinitionList(
            new DefinitionFilter(DefinitionIds: [definitionId]),
            "Version",
            Descending: true,
            new PageRequest(1, 200)
        );
        var found = await mediator.Send(query, cancellationToken);
        return Results.Json(
            new { items = found.Items.Select(WorkflowDefinitionJson.Summary), totalCount = found.Total },
            ElsaJson.Options
        );
    }

    /// <summary>Whether no other definition is called so.</summary>
    private static async Task<IResult> IsNameUniqueAsync(
        string name,
        string? definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new DefinitionList(
            new DefinitionFilter("Latest", name),
            OrderBy: null,
            Descending: false,
            new PageRequest(1, 200)
        );
        var found = await mediator.Send(query, cancellationToken);
        var isTaken = found.Items.Any(version => version.Name == name.Trim() && version.DefinitionId != definitionId);
        return Results.Json(new { isUnique = !isTaken }, ElsaJson.Options);
    }

    /// <summary>Makes the newest version the one new instances run; every problem is listed by activity.</summary>
    private static async Task<IResult> PublishAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var published = await mediator.Send(new PublishDefinition(definitionId), cancellationToken);
        var view = await mediator.Send(
            new DefinitionDetails(new DefinitionFilter(Ids: [published.VersionId])),
            cancellationToken
        );
        var json = WorkflowDefinitionJson.Full(view);
        json["warnings"] = JsonSerializer.SerializeToNode(published.Warnings, ElsaJson.Options);
        return Results.Json(json, ElsaJson.Options);
    }

    /// <summary>Takes a definition back; running instances go on.</summary>
    private static async Task<IResult> RetractAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var retracted = await mediator.Send(new RetractDefinition(definitionId), cancellationToken);
        return await ShowAsync(new DefinitionFilter(Ids: [retracted.VersionId]), mediator, cancellationToken);
    }

    /// <summary>Makes a draft out of an earlier version.</summary>
    private static async Task<IResult> RevertAsync(
        string definitionId,
        int version,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var draft = await mediator.Send(new RevertDefinition(definitionId, version), cancellationToken);
        var view = await mediator.Send(
            new DefinitionDetails(new DefinitionFilter(Ids: [draft.VersionId])),
            cancellationToken
        );
        return Results.Json(WorkflowDefinitionJson.Summary(view.Version), ElsaJson.Options);
    }

    /// <summary>Deletes a definition that no instance ran on.</summary>
    private static async Task<IResult> DeleteAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var deleted = await mediator.Send(new DeleteDefinitions([definitionId]), cancellationToken);
        return deleted.Deleted > 0 ? Results.NoContent() : throw new NotFoundException("流程定义", definitionId);
    }

    /// <summary>Deletes a version that is neither published nor used nor the only one.</summary>
    private static async Task<IResult> DeleteVersionAsync(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await mediator.Send(new DeleteDefinitionVersion(id), cancellationToken);
        return Results.NoContent();
    }

    /// <summary>Deletes definitions that no instance ran on.</summary>
    private static async Task<IResult> DeleteManyAsync(
        DefinitionIdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            await mediator.Send(new DeleteDefinitions(request.DefinitionIds), cancellationToken),
            ElsaJson.Options
        );

    private static async Task<IResult> ShowAsync(
        DefinitionFilter filter,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            WorkflowDefinitionJson.Full(await mediator.Send(new DefinitionDetails(filter), cancellationToken)),
            ElsaJson.Options
        );
}

/// <summary>A definition to keep.</summary>
internal sealed record SaveRequest(JsonObject Model, bool? Publish);

/// <summary>The definitions a bulk action is for.</summary>
internal sealed record DefinitionIdsRequest(IReadOnlyList<string> DefinitionIds);
