using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using MediatR;
using Workflows.Definitions;

namespace Workflows.Api.Studio;

/// <summary>Definitions in and out as files.</summary>
internal static class TransferEndpoints
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

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
        var saved = await mediator.Send(new SaveDefinition(model, Publish: false), cancellationToken);
        var view = await mediator.Send(
            new DefinitionDetails(new DefinitionFilter(Ids: [saved.VersionId])),
            cancellationToken
        );
        return Results.Json(WorkflowDefinitionJson.Full(view), ElsaJson.Options);
    }

    /// <summary>Keeps every definition of the JSON and zip files as a draft.</summary>
    private static async Task<IResult> ImportFilesAsync(
        IFormFileCollection files,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var models = new List<JsonObject>();
        foreach (var file in files)
            models.AddRange(await ReadAsync(file, cancellationToken));
        foreach (var model in models)
            await mediator.Send(new SaveDefinition(model, Publish: false), cancellationToken);
        return Results.Json(new { count = models.Count }, ElsaJson.Options);
    }

    /// <summary>One version as a JSON file.</summary>
    private static async Task<IResult> ExportAsync(
        string definitionId,
        string? versionOptions,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var filter = new DefinitionFilter(
            string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions,
            DefinitionIds: [definitionId]
        );
        var (name, text) = FileOf(await mediator.Send(new DefinitionDetails(filter), cancellationToken));
        return Results.File(Encoding.UTF8.GetBytes(text), "application/json", name);
    }

    /// <summary>Several versions as a zip of JSON files.</summary>
    private static async Task<IResult> ExportManyAsync(
        IdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream();
        await using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in request.Ids ?? [])
            {
                var (name, text) = FileOf(
                    await mediator.Send(new DefinitionDetails(new DefinitionFilter(Ids: [id])), cancellationToken)
                );
                await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            }
        }

        return Results.File(content.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    private static (string Name, string Text) FileOf(DefinitionView view)
    {
        var (version, json) = view;
        var exported = new JsonObject { ["$schema"] = Schema };
        foreach (var (key, value) in json)
            exported[key] = value?.DeepClone();
        var dashed = string.Join(
            '-',
            (version.Name ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        return (
            $"workflow-definition-{dashed}-{version.DefinitionId}-{version.Id}.json",
            exported.ToJsonString(Indented)
        );
    }

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new(ElsaJson.Options)
    {
        WriteIndented = true,
    };

    private static async Task<List<JsonObject>> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenReadStream();
        if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return [await ParseAsync(stream, file.FileName, cancellationToken)];

        var models = new List<JsonObject>();
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (
            var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        )
        {
            await using var content = await entry.OpenAsync(cancellationToken);
            models.Add(await ParseAsync(content, entry.FullName, cancellationToken));
        }

        return models;
    }

    private static async Task<JsonObject> ParseAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await JsonNode.ParseAsync(content, cancellationToken: cancellationToken))!.AsObject();
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new InvalidRequestException("unreadable_file", name, $"文件“{name}”不是流程定义的 JSON。");
        }
    }
}
