namespace Workflows.Plans.Uploads;

/// <summary>What has come of each upload so far, a file each in the data directory. Its length says where to go on.</summary>
/// <param name="directory">Folder of the parts; made when needed.</param>
public sealed class UploadParts(string directory)
{
    /// <summary>How many bytes are here.</summary>
    public long LengthOf(Guid id) => new FileInfo(PathOf(id)) is { Exists: true } part ? part.Length : 0;

    /// <summary>
    /// Adds what comes. When the connection is lost on the way, what had come by then stays: that is what makes the
    /// upload one that can be gone on with.
    /// </summary>
    /// <exception cref="RuleException">It does not go on where the part ends, or another request is writing.</exception>
    public async Task<long> AppendAsync(
        Guid id,
        long offset,
        long wholeLength,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(directory);
        await using var part = Open(id);
        if (part.Length != offset)
            throw new RuleException("upload_offset", $"这个文件已收到{part.Length}字节，请从那里继续上传。");

        part.Seek(0, SeekOrigin.End);
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (part.Length + read > wholeLength)
            {
                part.SetLength(offset);
                throw new InvalidRequestException("upload_too_long", "offset", "收到的内容比文件还长，请重新上传。");
            }

            await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
        }

        return part.Length;
    }

    /// <summary>Opens what is here for reading.</summary>
    public Stream OpenRead(Guid id) => File.OpenRead(PathOf(id));

    /// <summary>Throws away what is here.</summary>
    public void Delete(Guid id) => File.Delete(PathOf(id));

    /// <summary>Every upload of which something is here.</summary>
    public IReadOnlyList<Guid> All() =>
        Directory.Exists(directory)
            ?
            [
                .. Directory
                    .EnumerateFiles(directory)
                    .Select(path => Guid.TryParse(Path.GetFileName(path), out var id) ? id : Guid.Empty)
                    .Where(id => id != Guid.Empty),
            ]
            : [];

    private string PathOf(Guid id) => Path.Combine(directory, id.ToString("N"));

    // The request whose connection was lost may still hold the part for a moment.
    private FileStream Open(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RuleException("upload_busy", "上一次的连接还没有结束，请稍后继续上传。");
        }
    }
}
