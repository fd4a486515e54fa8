using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Tells other workflows, or only this instance, that something happened; it doesn't wait.</summary>
[Activity("Elsa", "Events", DisplayName = "Publish Event", Description = "Tells others that something happened.")]
public sealed class PublishEvent : Activity
{
    /// <summary>The event's name.</summary>
    [Input(IsRequired = true)]
    public Input<string> EventName { get; init; } = new();

    /// <summary>Reaches only instances of this correlation id; null for all.</summary>
    public Input<string> CorrelationId { get; init; } = new();

    /// <summary>Whether only this instance is told.</summary>
    public Input<bool> IsLocalEvent { get; init; } = new();

    /// <summary>What comes with it.</summary>
    public Input<object> Payload { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult
            .Complete()
            .With(
                new EventPublished(
                    context.Get(EventName) ?? "",
                    context.Get(CorrelationId),
                    context.Get(IsLocalEvent),
                    context.Get(Payload)
                )
            );
}
