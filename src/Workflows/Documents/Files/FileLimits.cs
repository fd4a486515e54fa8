namespace Workflows.Documents.Files;

/// <summary>How large and how deep an uploaded document may be (settings <c>Documents:*</c>).</summary>
public sealed record FileLimits
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Documents";

    /// <summary>The largest file, in bytes.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The most pages of a PDF.</summary>
    public int MaxPages { get; init; } = 500;

    /// <summary>The most files inside a .docx or .xlsx.</summary>
    public int MaxEntries { get; init; } = 2_000;

    /// <summary>The most bytes that a .docx, .xlsx or PDF may unpack to while it is read.</summary>
    public int MaxUnpackedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many times its packed size a part larger than 1 MB may unpack to.</summary>
    public int MaxZipRatio { get; init; } = 200;

    /// <summary>How deep elements may nest.</summary>
    public int MaxNesting { get; init; } = 200;

    /// <summary>The most cells of all tables together, merged ones counted as often as they are repeated.</summary>
    public int MaxTableCells { get; init; } = 100_000;

    /// <summary>Longest time the reading of a PDF may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Refuses a file by its size alone.</summary>
    /// <exception cref="DocumentException">It is larger than <see cref="MaxBytes"/>.</exception>
    public void RequireSize(long bytes)
    {
        if (bytes > MaxBytes)
        {
            throw FileRefusals.TooLarge(MaxBytes);
        }
    }
}
