namespace Workflows.Engine.Bookmarks;

/// <summary>
/// The wait of an activity that runs in the background: the burst ends without it, so that whoever started the burst
/// has the answer first. The host hits the bookmark as soon as the burst is stored; then the activity executes.
/// </summary>
public static class BackgroundRun
{
    /// <summary>The name of its bookmarks.</summary>
    public const string StimulusName = "BackgroundActivity";

    internal static BookmarkRequest Request(string jobId) => new(StimulusName, new BackgroundPayload(jobId));
}

/// <summary>Which run in the background a bookmark waits for.</summary>
/// <param name="JobId">The run's id.</param>
public sealed record BackgroundPayload(string JobId);
