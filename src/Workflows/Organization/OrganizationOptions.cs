namespace Workflows.Organization;

/// <summary>Settings of the section <c>Organization</c>.</summary>
public sealed record OrganizationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Organization";

    /// <summary>File of departments, groups and demonstration people; relative to the program's folder.</summary>
    public string SeedFile { get; init; } = "seeds/organization.json";

    /// <summary>Where the file is.</summary>
    public string SeedPath => Path.Combine(AppContext.BaseDirectory, SeedFile);
}
