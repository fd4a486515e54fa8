using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Workflows.Audit;

namespace Workflows.Plans;

/// <summary>Checks an archive package by itself: no database, no service.</summary>
public static class ArchiveCheck
{
    /// <summary>Recomputes every hash of the package.</summary>
    public static async Task<ArchiveVerdict> VerifyAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, cancellationToken);
            return await VerifyAsync(zip, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            return new ArchiveVerdict(0, 0, "", ["文件不是归档包，或已损坏。"]);
        }
    }

    private static async Task<ArchiveVerdict> VerifyAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(ArchivePackage.ManifestPath) is not { } entry)
            return new ArchiveVerdict(0, 0, "", ["归档包里没有 manifest.json。"]);

        var text = await ReadAsync(entry, cancellationToken);
        var manifest = JsonSerializer.Deserialize<ArchiveManifest>(text, WorkflowsJson.Options);
        if (manifest is not { Format: ArchivePackage.Format, Files: not null, AuditChain: not null })
            return new ArchiveVerdict(0, 0, "", ["manifest.json 的格式不认识。"]);

        var faults = new List<string>();
        foreach (var file in manifest.Files)
            await CheckFileAsync(zip, file, faults, cancellationToken);
        CheckNothingElse(zip, manifest, faults);
        if (zip.GetEntry(ArchivePackage.RecordsPath) is { } records)
            CheckRecords(await ReadAsync(records, cancellationToken), manifest, faults);
        else
            faults.Add($"归档包里没有{ArchivePackage.RecordsPath}。");

        return new ArchiveVerdict(
            manifest.Files.Count,
            manifest.AuditChain.Count,
            Convert.ToHexStringLower(SHA256.HashData(text)),
            faults
        );
    }

    private static async Task CheckFileAsync(
        ZipArchive zip,
        ArchivedFile file,
        List<string> faults,
        CancellationToken cancellationToken
    )
    {
        if (zip.GetEntry(file.Path) is not { } entry)
        {
            faults.Add($"缺少文件“{file.Path}”。");
            return;
        }

        await using var content = await entry.OpenAsync(cancellationToken);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        if (sha256 != file.Sha256)
            faults.Add($"文件“{file.Path}”被改动，与清单中的 SHA-256 不符。");
    }

    private static void CheckNothingElse(ZipArchive zip, ArchiveManifest manifest, List<string> faults)
    {
        var listed = manifest
            .Files.Select(file => file.Path)
            .Append(ArchivePackage.ManifestPath)
            .ToHashSet(StringComparer.Ordinal);
        faults.AddRange(
            zip.Entries.Where(entry => !listed.Remove(entry.FullName))
                .Select(entry => $"文件“{entry.FullName}”不在清单中，或出现了两次。")
        );
    }

    // The rows are hashed anew, so that a manifest changed together with the record does not help a forger.
    private static void CheckRecords(byte[] text, ArchiveManifest manifest, List<string> faults)
    {
        var records = JsonSerializer.Deserialize<List<AuditEntry>>(text, WorkflowsJson.Options) ?? [];
        var links = records.Select(record => new ArchivedLink(
            record.Sequence,
            record.Id,
            record.Algorithm,
            record.PreviousHash,
            record.Hash
        ));
        if (!links.SequenceEqual(manifest.AuditChain))
            faults.Add("审批记录与清单中的链不一致：有记录被增删、调换或替换。");

        AuditEntry? before = null;
        foreach (var record in records)
        {
            if (!AuditHash.Knows(record.Algorithm) || AuditHash.Of(record) != record.Hash)
                faults.Add($"审批记录第{record.Sequence}条（{record.Id}）的内容被改动，与其哈希不符。");
            if (before is not null && record.Sequence <= before.Sequence)
                faults.Add($"审批记录第{record.Sequence}条（{record.Id}）的次序不对。");
            if (before is not null && before.Sequence + 1 == record.Sequence && before.Hash != record.PreviousHash)
                faults.Add($"审批记录第{record.Sequence}条（{record.Id}）与上一条不衔接。");
            before = record;
        }
    }

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var content = await entry.OpenAsync(cancellationToken);
        using var text = new MemoryStream();
        await content.CopyToAsync(text, cancellationToken);
        return text.ToArray();
    }
}

/// <summary>Whether an archive package is as it was issued.</summary>
/// <param name="Files">How many files its manifest lists.</param>
/// <param name="Records">How many rows of the record it holds.</param>
/// <param name="ManifestSha256">The manifest's hash: noted elsewhere, it stands for the whole package.</param>
/// <param name="Faults">What was found, as plain zh-CN sentences.</param>
public sealed record ArchiveVerdict(int Files, int Records, string ManifestSha256, IReadOnlyList<string> Faults);
