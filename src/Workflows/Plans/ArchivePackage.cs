using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Workflows.Audit;
using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>What an archive package holds, and how it becomes a zip whose bytes depend on nothing else.</summary>
/// <remarks>
/// Entries are stored and not compressed, in a fixed order, dated with the day the task was closed: neither the
/// clock nor the version of a compressor shows in the bytes.
/// </remarks>
public sealed class ArchivePackage
{
    internal const string ManifestPath = "manifest.json";
    internal const string RecordsPath = "审批记录.json";
    internal const string Format = "workflows-archive-1";

    private const int LongestName = 80;

    private readonly Plan plan;
    private readonly PlanTask task;
    private readonly List<Part> parts = [];

    internal ArchivePackage(Plan plan, PlanTask task, IReadOnlyList<AuditEntry> records)
    {
        this.plan = plan;
        this.task = task;
        Records = records;
    }

    /// <summary>Name of the file to save it under.</summary>
    public string FileName => SafeName($"{plan.DocumentNumber ?? plan.Title}-任务{task.Number}-归档包") + ".zip";

    internal IReadOnlyList<AuditEntry> Records { get; }

    internal void Add(string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        parts.Add(new Part(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes));
    }

    internal void Add(string path, string sha256, long length) => parts.Add(new Part(path, length, sha256, Text: null));

    /// <summary>A file name without what a file system or a zip reader could take for something else.</summary>
    internal static string SafeName(string name)
    {
        var safe = string.Concat(
            name.Select(letter => char.IsControl(letter) || "/\\:*?\"<>|".Contains(letter) ? '_' : letter)
        );
        var extension = Path.GetExtension(safe);
        return safe.Length <= LongestName || extension.Length >= LongestName
            ? safe[..Math.Min(safe.Length, LongestName)]
            : safe[..(LongestName - extension.Length)] + extension;
    }

    /// <summary>Writes the zip.</summary>
    /// <exception cref="RuleException">A kept file is missing or not what it was: no package is better than a wrong one.</exception>
    public async Task WriteAsync(Stream target, ContentStore contents, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await WriteTextAsync(
            zip,
            ManifestPath,
            Encoding.UTF8.GetBytes(ArchiveJson.Write(Manifest())),
            cancellationToken
        );
        foreach (var part in parts)
        {
            if (part.Text is { } text)
                await WriteTextAsync(zip, part.Path, text, cancellationToken);
            else
                await CopyAsync(zip, part, contents, cancellationToken);
        }
    }

    private ArchiveManifest Manifest() =>
        new(
            Format,
            plan.Id,
            plan.Title,
            plan.DocumentNumber,
            task.Id,
            task.Number,
            task.Title,
            task.ClosedAt,
            AuditHash.Sha256,
            [.. parts.Select(part => new ArchivedFile(part.Path, part.Length, part.Sha256))],
            [
                .. Records.Select(record => new ArchivedLink(
                    record.Sequence,
                    record.Id,
                    record.Algorithm,
                    record.PreviousHash,
                    record.Hash
                )),
            ]
        );

    private async Task WriteTextAsync(ZipArchive zip, string path, byte[] text, CancellationToken cancellationToken)
    {
        await using var entry = await Create(zip, path).OpenAsync(cancellationToken);
        await entry.WriteAsync(text, cancellationToken);
    }

    private async Task CopyAsync(ZipArchive zip, Part part, ContentStore contents, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = contents.Open(part.Sha256);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != part.Sha256)
                throw Damaged(part);

            content.Position = 0;
            await using var entry = await Create(zip, part.Path).OpenAsync(cancellationToken);
            await content.CopyToAsync(entry, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Damaged(part);
        }
    }

    private static RuleException Damaged(Part part) =>
        new("archived_file_damaged", $"“{part.Path}”的文件丢失或已损坏，不能生成归档包；请从备份恢复后再取。");

    private ZipArchiveEntry Create(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = TimeZoneInfo.ConvertTime(task.ClosedAt!.Value, OfficeTime.Zone);
        return entry;
    }

    private sealed record Part(string Path, long Length, string Sha256, byte[]? Text);
}
