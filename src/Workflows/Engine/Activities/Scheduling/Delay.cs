using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Waits for a length of time. The host hits the bookmark at its <see cref="Bookmark.DueAt"/>.</summary>
[Activity("Elsa", "Scheduling", Description = "Waits for a length of time.")]
public sealed class Delay : Activity
{
    /// <summary>The name of its bookmarks.</summary>
    public const string StimulusName = "Elsa.Delay";

    /// <summary>How long.</summary>
    [Input(UIHint = "timespan-picker")]
    public Input<TimeSpan> TimeSpan { get; init; } = new(System.TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var resumeAt = context.Now + context.Get(TimeSpan);
        return ActivityResult.Wait(new BookmarkRequest(StimulusName, new ResumePayload(resumeAt)) { DueAt = resumeAt });
    }
}

/// <summary>When a wait for time is over.</summary>
/// <param name="ResumeAt">The moment, in UTC.</param>
public sealed record ResumePayload(DateTimeOffset ResumeAt);
