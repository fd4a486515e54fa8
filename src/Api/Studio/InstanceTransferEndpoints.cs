using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>Instances in and out as files.</summary>
internal static class InstanceTransferEndpoints
{
    private const int Most = 1000;
    private static readonly string[] Verbs = ["GET", "POST"];

    public static void MapInstanceTransfer(this IEndpointRouteBuilder elsa)
    {
        elsa.MapMethods("/workflow-instances/{id}/export", Verbs, ExportAsync).WithName("ExportWorkflowInstance");
        elsa.MapPost("/bulk-actions/export/workflow-instances", ExportManyAsync).WithName("ExportWorkflowInstances");
        elsa.MapPost("/bulk-actions/import/workflow-instances", ImportAsync)
            .WithName("ImportWorkflowInstances")
            .DisableAntiforgery();
    }

    /// <summary>One instance as a JSON file: its state, and on demand its bookmarks and what it did.</summary>
    private static async Task<IResult> ExportAsync(
        string id,
        bool? includeBookmarks,
        bool? includeActivityExecutionLog,
        bool? includeWorkflowExecutionLog,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var parts = new ExportRequest(
            Ids: null,
            includeBookmarks is true,
            includeActivityExecutionLog is true,
            includeWorkflowExecutionLog is true
        );
        return Results.File(await FileOfAsync(id, parts, mediator, cancellationToken), "application/json", NameOf(id));
    }

    /// <summary>Several instances as a zip of JSON files.</summary>
    private static async Task<IResult> ExportManyAsync(
        ExportRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var ids = request.Ids ?? [];
        if (ids.Count is 0 or > Most)
            throw new InvalidRequestException("ids_out_of_range", "ids", $"一次导出 1 到 {Most} 个流程实例。");

        using var content = new MemoryStream();
        await using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in ids)
            {
                var file = await FileOfAsync(id, request, mediator, cancellationToken);
                await using var entry = await zip.CreateEntry(NameOf(id)).OpenAsync(cancellationToken);
                await entry.WriteAsync(file, cancellationToken);
            }
        }

        return Results.File(content.ToArray(), "application/zip", "workflow-instances.zip");
    }

    /// <summary>Takes in the instances of JSON and zip files, all or none.</summary>
    private static async Task<IResult> ImportAsync(
        IFormFileCollection files,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var models = await JsonFiles.ReadAsync(files, cancellationToken);
        if (models.Count is 0 or > Most)
            throw new InvalidRequestException("files_out_of_range", "files", $"一次导入 1 到 {Most} 个流程实例。");
        return Results.Json(await mediator.Send(new ImportInstances(models), cancellationToken), ElsaJson.Options);
    }

    private static async Task<byte[]> FileOfAsync(
        string id,
        ExportRequest parts,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var instance = await mediator.Send(new InstanceDetails(id), cancellationToken);
        var stored = await mediator.Send(
            new InstanceExport(id, parts.IncludeActivityExecutionLog, parts.IncludeWorkflowExecutionLog),
            cancellationToken
        );
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                workflowState = WorkflowStateJson.Of(instance),
                bookmarks = parts.IncludeBookmarks ? instance.State.Bookmarks.Select(WorkflowStateJson.Of) : null,
                activityExecutionRecords = parts.IncludeActivityExecutionLog ? stored.Executions.Select(Parsed) : null,
                workflowExecutionLogRecords = parts.IncludeWorkflowExecutionLog ? stored.Journal.Select(Parsed) : null,
                state = Parsed(stored.State),
            },
            ElsaJson.Options
        );
    }

    private static JsonNode? Parsed(string json) => JsonNode.Parse(json);

    private static string NameOf(string id) => $"workflow-instance-{id.ToLowerInvariant()}.json";
}

/// <summary>Which instances to export, and what of them besides their state.</summary>
internal sealed record ExportRequest(
    IReadOnlyList<string>? Ids,
    bool IncludeBookmarks = false,
    bool IncludeActivityExecutionLog = false,
    bool IncludeWorkflowExecutionLog = false
);
