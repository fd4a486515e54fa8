using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Api.Studio;

/// <summary>Uploaded JSON files, and zips of such.</summary>
internal static class JsonFiles
{
    // Of one file, or of all files of a zip together, unpacked.
    private const int Largest = 50_000_000;

    /// <summary>The objects in the files, in order.</summary>
    /// <exception cref="InvalidRequestException">A file holds something else, or too much.</exception>
    public static async Task<IReadOnlyList<JsonObject>> ReadAsync(
        IFormFileCollection files,
        CancellationToken cancellationToken
    )
    {
        var objects = new List<JsonObject>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            if (file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                objects.AddRange(await ReadZipAsync(content, file.FileName, cancellationToken));
            else
                objects.Add(await ParseAsync(content, file.FileName, Largest, cancellationToken));
        }

        return objects;
    }

    private static async Task<List<JsonObject>> ReadZipAsync(
        Stream content,
        string name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var objects = new List<JsonObject>();
            var room = (long)Largest;
            await using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            foreach (var entry in zip.Entries.Where(IsJson))
            {
                await using var unpacked = await entry.OpenAsync(cancellationToken);
                objects.Add(await ParseAsync(unpacked, entry.FullName, room, cancellationToken));
                room -= entry.Length;
            }

            return objects;
        }
        catch (InvalidDataException)
        {
            throw new InvalidRequestException("unreadable_file", name, $"文件“{name}”不是有效的 zip。");
        }
    }

    // A zip made on a Mac has a twin beside every file that is no JSON.
    private static bool IsJson(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static async Task<JsonObject> ParseAsync(
        Stream content,
        string name,
        long room,
        CancellationToken cancellationToken
    )
    {
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > room)
                throw new InvalidRequestException("too_large", name, $"文件“{name}”（解压后）过大。");
            read.Write(buffer, 0, count);
        }

        try
        {
            read.Position = 0;
            return JsonNode.Parse(read) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidRequestException("unreadable_file", name, $"文件“{name}”不是有效的 JSON。");
        }
    }
}
