using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Starts the workflow at a moment, or waits for it inside one; a moment that has passed doesn't wait. The host hits
/// the bookmark at its <see cref="Bookmark.DueAt"/>.
/// </summary>
[Activity(
    "Elsa",
    "Scheduling",
    DisplayName = "Start At",
    Kind = ActivityKind.Trigger,
    Description = "Starts the workflow at a moment."
)]
public sealed class StartAt : Activity
{
    /// <summary>The name of bookmarks and triggers.</summary>
    public const string StimulusName = "Elsa.StartAt";

    /// <summary>The moment.</summary>
    [Input(IsRequired = true)]
    public Input<DateTimeOffset> DateTime { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var executeAt = context.Get(DateTime);
        var data = new StateChange.JournalDataAdded("Executed At", executeAt);
        if (context.IsTriggerOfBurst || executeAt <= context.Now)
            return ActivityResult.Complete().With(data);
        var request = new BookmarkRequest(StimulusName, new StartAtPayload(executeAt))
        {
            DueAt = executeAt.ToUniversalTime(),
        };
        return ActivityResult.Wait(request).With(data);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<object?> TriggerPayloads(ActivityExecutionContext context) =>
        [new StartAtPayload(context.Get(DateTime))];
}

/// <summary>When a start or a wait is due.</summary>
/// <param name="ExecuteAt">The moment.</param>
public sealed record StartAtPayload(DateTimeOffset ExecuteAt);
