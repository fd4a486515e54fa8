using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Definitions;

namespace Workflows.Api.Studio;

/// <summary>Definitions as files: JSON, or a zip of such.</summary>
internal static class DefinitionFile
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    // Of all files of a zip together, unpacked.
    private const long LargestZip = 50_000_000;

    private static readonly JsonSerializerOptions Indented = new(ElsaJson.Options) { WriteIndented = true };
    private static readonly JsonDocumentOptions Deep = new()
    {
        MaxDepth = WorkflowsJson.DeepestJson,
        AllowDuplicateProperties = false,
    };

    /// <summary>Answers with one definition.</summary>
    public static IResult Json(DefinitionView view) =>
        Results.File(Encoding.UTF8.GetBytes(TextOf(view)), "application/json", NameOf(view));

    /// <summary>Answers with several definitions.</summary>
    public static async Task<IResult> ZipAsync(IReadOnlyList<DefinitionView> views, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var view in views)
            {
                await using var entry = await zip.CreateEntry(NameOf(view)).OpenAsync(cancellationToken);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(TextOf(view)), cancellationToken);
            }
        }

        return Results.File(content.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    /// <summary>Reads the definitions of an uploaded file.</summary>
    /// <exception cref="InvalidRequestException">It holds something else, or too much.</exception>
    public static async Task<IReadOnlyList<JsonObject>> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenReadStream();
        if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return [await ParseAsync(stream, file.FileName, cancellationToken)];

        try
        {
            await using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return await ReadAsync(zip, file.FileName, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException)
        {
            throw new InvalidRequestException(
                "unreadable_file",
                file.FileName,
                $"文件“{file.FileName}”不是有效的 zip。"
            );
        }
    }

    private static async Task<IReadOnlyList<JsonObject>> ReadAsync(
        ZipArchive zip,
        string fileName,
        CancellationToken cancellationToken
    )
    {
        // A zip made on a Mac has a twin beside every file that is no JSON.
        var entries = zip
            .Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .Where(entry => !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .ToArray();
        if (entries.Sum(entry => entry.Length) > LargestZip)
            throw new InvalidRequestException("too_large", fileName, $"文件“{fileName}”解压后过大。");

        var models = new List<JsonObject>();
        foreach (var entry in entries)
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
            return await JsonNode.ParseAsync(content, documentOptions: Deep, cancellationToken: cancellationToken)
                    as JsonObject
                ?? throw new JsonException();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidRequestException("unreadable_file", name, $"文件“{name}”不是流程定义的 JSON。");
        }
    }

    private static string TextOf(DefinitionView view)
    {
        var exported = new JsonObject { ["$schema"] = Schema };
        foreach (var (key, value) in view.Json)
            exported[key] = value?.DeepClone();
        return exported.ToJsonString(Indented);
    }

    // A name may hold what no file name or path may.
    private static string NameOf(DefinitionView view)
    {
        var version = view.Version;
        var words = (version.Name ?? "")
            .ToLowerInvariant()
            .Split(
                [' ', '/', '\\', ':', '*', '?', '"', '<', '>', '|', '\r', '\n', '\t'],
                StringSplitOptions.RemoveEmptyEntries
            );
        var name = string.Join('-', [.. words, version.DefinitionId, version.Id]);
        return $"workflow-definition-{name.Replace('/', '-').Replace('\\', '-')}.json";
    }
}
