namespace Workflows.Assignments;

/// <summary>How often people may be urged.</summary>
public sealed class UrgingOptions
{
    /// <summary>Name of the settings.</summary>
    public const string Section = "Urging";

    /// <summary>How long must pass before one work item is urged again.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(4);
}
