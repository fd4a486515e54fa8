using System.Security.Cryptography;

namespace Workflows.Plans;

/// <summary>Keeps file contents in the data directory, each once, under its SHA-256.</summary>
/// <param name="directory">Folder of the contents; made when needed.</param>
/// <param name="clock">Says when each was kept last.</param>
public sealed class ContentStore(string directory, TimeProvider clock)
{
    private const string Condemned = ".condemned";

    /// <summary>
    /// Keeps a content. A crash on the way leaves at most a temporary file that nothing refers to: the content
    /// appears under its name complete or not at all, before any row names it.
    /// </summary>
    public async Task<StoredContent> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var temporary = Path.Combine(directory, $"{Guid.CreateVersion7():N}.part");
        try
        {
            var stored = await CopyAsync(content, temporary, cancellationToken);
            var final = PathOf(stored.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            File.SetLastWriteTimeUtc(temporary, clock.GetUtcNow().UtcDateTime);
            File.Move(temporary, final, overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a content for reading.</summary>
    /// <exception cref="FileNotFoundException">It was never kept here.</exception>
    public Stream Open(string sha256) => File.OpenRead(PathOf(sha256));

    /// <summary>The hashes of all contents that were kept before a moment and not again since.</summary>
    public IReadOnlyList<string> KeptBefore(DateTimeOffset moment)
    {
        if (!Directory.Exists(directory))
            return [];
        // What a crash left between the two steps of Forget is put back, and judged anew.
        foreach (var left in Directory.GetFiles(directory, $"*{Condemned}", SearchOption.AllDirectories))
            File.Move(left, left[..^Condemned.Length], overwrite: true);
        return
        [
            .. Directory
                .EnumerateDirectories(directory)
                .SelectMany(folder => Directory.EnumerateFiles(folder))
                .Where(path => IsOlder(path, moment))
                .Select(path => Path.GetFileName(path)),
        ];
    }

    /// <summary>
    /// Deletes a content that no row names. It is set aside first and looked at again: if somebody has kept the same
    /// content meanwhile, whose row may not be committed yet, it is young and stays.
    /// </summary>
    public void Forget(string sha256, DateTimeOffset before)
    {
        var path = PathOf(sha256);
        var aside = path + Condemned;
        File.Move(path, aside);
        if (IsOlder(aside, before))
            File.Delete(aside);
        else
            File.Move(aside, path, overwrite: true);
    }

    private static bool IsOlder(string path, DateTimeOffset moment) =>
        File.GetLastWriteTimeUtc(path) < moment.UtcDateTime;

    private string PathOf(string sha256) => Path.Combine(directory, sha256[..2], sha256);

    private static async Task<StoredContent> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(path);
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }
}

/// <summary>A content that is kept.</summary>
/// <param name="Sha256">Hash of the content, lower-case hex.</param>
/// <param name="Length">Size in bytes.</param>
public sealed record StoredContent(string Sha256, long Length);
