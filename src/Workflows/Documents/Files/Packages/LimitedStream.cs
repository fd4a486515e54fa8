namespace Workflows.Documents.Files.Packages;

/// <summary>A part of a package being unpacked: refused once it grows out of all proportion.</summary>
internal sealed class LimitedStream(Stream inner, long packedLength, FileLimits limits, Action<int> count) : Stream
{
    private const int RatioApplies = 1024 * 1024;
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var got = inner.Read(buffer);
        read += got;
        count(got);
        return read > RatioApplies && read / Math.Max(1, packedLength) > limits.MaxZipRatio
            ? throw FileRefusals.Unpacked()
            : got;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
