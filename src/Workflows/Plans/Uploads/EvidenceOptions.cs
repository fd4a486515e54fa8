namespace Workflows.Plans.Uploads;

/// <summary>What evidence may be.</summary>
public sealed record EvidenceOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Evidence";

    /// <summary>How large one file may be.</summary>
    public long MaxBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many bytes one request of an upload may carry.</summary>
    public long MaxPartBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long an upload that was broken off may be gone on with.</summary>
    public TimeSpan UploadKept { get; init; } = TimeSpan.FromDays(7);
}
