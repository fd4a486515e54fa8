using System.Globalization;

namespace Workflows.Persistence.Flows;

/// <summary>Which versions of definitions are meant, in Elsa's words.</summary>
public static class VersionOptions
{
    /// <summary>The newest version.</summary>
    public const string Latest = "Latest";

    /// <summary>The version new instances run.</summary>
    public const string Published = "Published";

    /// <summary>
    /// Keeps the versions meant by Latest, Published, LatestOrPublished, LatestAndPublished, Draft, AllVersions or a
    /// number; nothing said means all. Letter case doesn't matter.
    /// </summary>
    /// <exception cref="InvalidRequestException">The word isn't known.</exception>
    public static IQueryable<DefinitionVersion> OfVersion(this IQueryable<DefinitionVersion> rows, string? options) =>
        options?.Trim().ToUpperInvariant() switch
        {
            null or "" or "ALLVERSIONS" or "ALL" => rows,
            "LATEST" => rows.Where(row => row.IsLatest),
            "PUBLISHED" => rows.Where(row => row.IsPublished),
            "LATESTORPUBLISHED" => rows.Where(row => row.IsLatest || row.IsPublished),
            "LATESTANDPUBLISHED" => rows.Where(row => row.IsLatest && row.IsPublished),
            "DRAFT" => rows.Where(row => row.IsLatest && !row.IsPublished),
            _ when int.TryParse(options, CultureInfo.InvariantCulture, out var number) => rows.Where(row =>
                row.Version == number
            ),
            _ => throw new InvalidRequestException(
                "unknown_version",
                "versionOptions",
                $"不认识的版本选项“{options}”。"
            ),
        };
}
