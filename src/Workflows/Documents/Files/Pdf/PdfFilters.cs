using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Workflows.Documents.Files.Pdf;

/// <summary>
/// Unpacks the streams of a PDF as the library does, up to the limit for all of them together: what a stream unpacks to
/// is counted before the library may hold it in memory.
/// </summary>
internal sealed class PdfFilters(FileLimits limits) : IFilterProvider
{
    // The most bytes that one of LZW's codes, and one byte of a run, can stand for.
    private const int LongestWord = 4096;
    private const int LongestRun = 64;

    private readonly IFilterProvider inner = DefaultFilterProvider.Instance;
    private long unpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        [.. inner.GetFilters(dictionary).Select(Limited)];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        [.. inner.GetNamedFilters(names).Select(Limited)];

    public IReadOnlyList<IFilter> GetAllFilters() => [.. inner.GetAllFilters().Select(Limited)];

    private IFilter Limited(IFilter filter) =>
        filter switch
        {
            FlateFilter => new Counted(filter, CountInflated),
            LzwFilter => new Counted(
                filter,
                packed => Count((long)packed.Length * Math.Min(packed.Length, LongestWord))
            ),
            RunLengthFilter => new Counted(filter, packed => Count((long)packed.Length * LongestRun)),
            _ => new Counted(filter, packed => Count(packed.Length)),
        };

    private void CountInflated(ReadOnlyMemory<byte> packed)
    {
        using var stream = new ZLibStream(
            new MemoryStream(packed.ToArray(), writable: false),
            CompressionMode.Decompress
        );
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                Count(read);
            }
        }
        catch (InvalidDataException)
        {
            // The library reads on past what is damaged; what was sound is counted.
            Count(packed.Length);
        }
    }

    private void Count(long bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.MaxUnpackedBytes)
        {
            throw FileRefusals.Unpacked();
        }
    }

    private sealed class Counted(IFilter filter, Action<ReadOnlyMemory<byte>> count) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            count(input);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
