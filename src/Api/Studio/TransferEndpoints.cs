using System.Text.Json.Nodes;
using MediatR;
using Workflows.Definitions;
using Workflows.Persistence.Flows;

namespace Workflows.Api.Studio;

/// <summary>Definitions in and out as files.</summary>
internal static class TransferEndpoints
{
    public static void MapTransfer(this IEndpointRouteBuilder elsa)
    {
        elsa.MapMethods("/workflow-definitions/import", ["POST", "PUT"], ImportAsync)
            .WithName("ImportWorkflowDefinition");
        elsa.MapPost("/workflow-definitions/import-files", ImportFilesAsync)
            .WithName("ImportWorkflowDefinitionFiles")
            .DisableAntiforgery();
        elsa.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync).WithName("ExportWorkflowDefinition");
        elsa.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync)
            .WithName("ExportWorkflowDefinitions");
    }

    /// <summary>Keeps an imported definition as a draft; nothing is published by importing.</summary>
    private static async Task<IResult> ImportAsync(
        JsonObject model,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var imported = await mediator.Send(new ImportDefinitions([model]), cancellationToken);
        var views = await mediator.Send(new DefinitionsDetails(imported.VersionIds), cancellationToken);
        return Results.Json(WorkflowDefinitionJson.Full(views[0]), ElsaJson.Options);
    }

    /// <summary>Keeps every definition of the JSON and zip files as a draft, all of them or none.</summary>
    private static async Task<IResult> ImportFilesAsync(
        IFormFileCollection files,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var models = new List<JsonObject>();
        foreach (var file in files)
            models.AddRange(await DefinitionFile.ReadAsync(file, cancellationToken));
        await mediator.Send(new ImportDefinitions(models), cancellationToken);
        return Results.Json(new { count = models.Count }, ElsaJson.Options);
    }

    /// <summary>One version as a JSON file; with those who use it, when asked for and there are any, as a zip.</summary>
    private static async Task<IResult> ExportAsync(
        string definitionId,
        string? versionOptions,
        bool? includeConsumingWorkflows,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var filter = new DefinitionFilter(
            string.IsNullOrEmpty(versionOptions) ? VersionOptions.Latest : versionOptions,
            DefinitionIds: [definitionId]
        );
        var views = new List<DefinitionView> { await mediator.Send(new DefinitionDetails(filter), cancellationToken) };
        if (includeConsumingWorkflows == true)
            views.AddRange(await LatestAsync(new DefinitionConsumers(definitionId), mediator, cancellationToken));
        return views is [var only]
            ? DefinitionFile.Json(only)
            : await DefinitionFile.ZipAsync(views, cancellationToken);
    }

    /// <summary>Several versions as a zip of JSON files.</summary>
    private static async Task<IResult> ExportManyAsync(
        IdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var views = await mediator.Send(new DefinitionsDetails(request.Ids ?? []), cancellationToken);
        if (views.Count == 0)
            throw new NotFoundException("流程版本", string.Join('、', request.Ids ?? []));
        return await DefinitionFile.ZipAsync(views, cancellationToken);
    }

    private static async Task<IReadOnlyList<DefinitionView>> LatestAsync(
        DefinitionConsumers consumers,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var views = new List<DefinitionView>();
        foreach (var id in await mediator.Send(consumers, cancellationToken))
        {
            var filter = new DefinitionFilter(VersionOptions.Latest, DefinitionIds: [id]);
            views.Add(await mediator.Send(new DefinitionDetails(filter), cancellationToken));
        }
        return views;
    }
}
