using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Starts the workflow again and again, or waits once inside one. The host hits the bookmark at its
/// <see cref="Bookmark.DueAt"/>, and starts instances by the trigger's payload.
/// </summary>
[Activity("Elsa", "Scheduling", Kind = ActivityKind.Trigger, Description = "Starts the workflow at an interval.")]
public sealed class Timer : Activity
{
    /// <summary>The name of bookmarks and triggers.</summary>
    public const string StimulusName = "Elsa.Timer";

    /// <summary>From one start to the next.</summary>
    [Input(UIHint = "timespan-picker")]
    public Input<TimeSpan> Interval { get; init; } = new(TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfBurst)
            return ActivityResult.Complete();
        var resumeAt = context.Now + context.Get(Interval);
        return ActivityResult.Wait(new BookmarkRequest(StimulusName, new ResumePayload(resumeAt)) { DueAt = resumeAt });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<object?> TriggerPayloads(ActivityExecutionContext context) =>
        [new TimerTriggerPayload(context.Now + context.Get(Interval), context.Get(Interval))];
}

/// <summary>When a timer starts instances.</summary>
/// <param name="StartAt">The first moment, in UTC.</param>
/// <param name="Interval">From one start to the next.</param>
public sealed record TimerTriggerPayload(DateTimeOffset StartAt, TimeSpan Interval);
