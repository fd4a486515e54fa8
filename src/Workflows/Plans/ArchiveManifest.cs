using System.Text.Json;

namespace Workflows.Plans;

/// <summary>The list of what an archive package holds.</summary>
internal sealed record ArchiveManifest(
    string Format,
    Guid PlanId,
    string PlanTitle,
    string? DocumentNumber,
    Guid TaskId,
    string TaskNumber,
    string TaskTitle,
    DateTimeOffset? ClosedAt,
    string HashAlgorithm,
    IReadOnlyList<ArchivedFile> Files,
    IReadOnlyList<ArchivedLink> AuditChain
);

/// <summary>A file of the package and its hash.</summary>
internal sealed record ArchivedFile(string Path, long Length, string Sha256);

/// <summary>Where a row of the record stands in the chain.</summary>
internal sealed record ArchivedLink(long Sequence, Guid Id, string Algorithm, string PreviousHash, string Hash);

/// <summary>How a package writes its data: as the API does, indented for readers.</summary>
internal static class ArchiveJson
{
    private static readonly JsonSerializerOptions Indented = new(WorkflowsJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Indented) + "\n";
}
