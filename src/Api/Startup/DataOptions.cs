namespace Workflows.Api.Startup;

/// <summary>Where the service keeps its files and what it starts from; section <c>Data</c>.</summary>
internal sealed record DataOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Data";

    /// <summary>Folder of the database, the uploaded files and the session keys.</summary>
    public string Directory { get; init; } = "data";

    /// <summary>Whether an empty database starts with the plan document of <c>seeds/</c>.</summary>
    public bool SeedPlan { get; init; } = true;
}
