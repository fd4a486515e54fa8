using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Waits for an event by name (case-sensitive), or starts the workflow when one comes. The host resumes every bookmark
/// named <c>Elsa.Event</c> of that hash with the event's payload under <see cref="PayloadKey"/>.
/// </summary>
[Activity("Elsa", "Events", Kind = ActivityKind.Trigger, Description = "Waits for an event.")]
public sealed class Event : Activity
{
    /// <summary>The name of bookmarks and triggers.</summary>
    public const string StimulusName = "Elsa.Event";

    /// <summary>The input key of the event's payload, both when it starts and when it resumes an instance.</summary>
    public const string PayloadKey = "__EventPayloadWorkflowInput";

    /// <summary>The event's name.</summary>
    [Input(IsRequired = true)]
    public Input<string> EventName { get; init; } = new();

    /// <summary>The event's payload; an empty object when it had none.</summary>
    public Output<object> Result { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        context.IsTriggerOfBurst
            ? Receive(context.Input)
            : ActivityResult.Wait(
                new BookmarkRequest(StimulusName, new EventPayload(context.Get(EventName) ?? ""))
                {
                    HashIncludesExecution = false,
                }
            );

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => Receive(input);

    /// <inheritdoc/>
    public override IReadOnlyList<object?> TriggerPayloads(ActivityExecutionContext context) =>
        [new EventPayload(context.Get(EventName) ?? "")];

    private ActivityResult Receive(IReadOnlyDictionary<string, object?> input)
    {
        var payload = input.GetValueOrDefault(PayloadKey) ?? new Dictionary<string, object?>(StringComparer.Ordinal);
        return ActivityResult.Complete().Set(Result, payload);
    }
}

/// <summary>What tells one event from another.</summary>
/// <param name="EventName">The event's name.</param>
public sealed record EventPayload(string EventName);
