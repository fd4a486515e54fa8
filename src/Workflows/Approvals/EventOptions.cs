namespace Workflows.Approvals;

/// <summary>What becomes of events; section <c>Events</c>.</summary>
public sealed record EventOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Events";

    /// <summary>How long an event that nobody waited for is kept for an instance that comes to wait for it.</summary>
    public TimeSpan ParkedFor { get; init; } = TimeSpan.FromDays(1);
}
