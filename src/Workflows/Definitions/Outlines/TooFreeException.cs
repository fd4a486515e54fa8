namespace Workflows.Definitions.Outlines;

/// <summary>A flow is drawn too freely to be an outline.</summary>
/// <param name="activityId">The activity where that shows; null when it is the whole flow.</param>
/// <param name="message">Why, in a zh-CN sentence that names the step.</param>
public sealed class TooFreeException(string? activityId, string message) : Exception(message)
{
    /// <summary>The activity where that shows; null when it is the whole flow.</summary>
    public string? ActivityId { get; } = activityId;
}
