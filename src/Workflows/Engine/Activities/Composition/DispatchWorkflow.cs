using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Has another workflow started as a child after the commit. When the parent waits, the host resumes it with
/// <see cref="ChildResult.Of"/> once the child is finished; the result is the child's output itself (Elsa).
/// </summary>
[Activity("Elsa", "Composition", DisplayName = "Dispatch Workflow", Description = "Has another workflow started.")]
public sealed class DispatchWorkflow : Activity
{
    /// <summary>The name of its bookmarks.</summary>
    public const string StimulusName = "Elsa.DispatchWorkflow";

    /// <summary>The definition whose published version to start.</summary>
    [Input(UIHint = "workflow-definition-picker", IsRequired = true)]
    public Input<string> WorkflowDefinitionId { get; init; } = new();

    /// <summary>The child's correlation id.</summary>
    public Input<string> CorrelationId { get; init; } = new();

    /// <summary>The child's input.</summary>
    public Input<IDictionary<string, object?>> Input { get; init; } = new();

    /// <summary>Whether to wait until the child is finished.</summary>
    public Input<bool> WaitForCompletion { get; init; } = new();

    /// <summary>Kept for Elsa's designer; there is one way to start a child here.</summary>
    public Input<string> ChannelName { get; init; } = new();

    /// <summary>Kept for Elsa's designer.</summary>
    public Input<bool> StartNewTrace { get; init; } = new();

    /// <summary>The child's output; nothing when the parent doesn't wait.</summary>
    public Output<object> Result { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var definitionId = context.Get(WorkflowDefinitionId) ?? "";
        if (!context.IsPublished(definitionId))
            return ActivityResult.Fault(ChildResult.NotPublishedError(definitionId));
        var waits = context.Get(WaitForCompletion);
        var child = new ChildStartRequested(
            context.NewId(),
            definitionId,
            ChildResult.InputFor(context.InstanceId, context.Get(Input)),
            context.Get(CorrelationId),
            waits,
            Inline: false
        );
        var result = waits
            ? ActivityResult.Wait(ChildResult.Request(StimulusName, child.ChildInstanceId))
            : ActivityResult.Complete();
        return result.With(child);
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) =>
        ChildResult.ErrorOf(input) is { } error
            ? ActivityResult.Fault(error)
            : ActivityResult.Complete().Set(Result, input.GetValueOrDefault(ChildResult.OutputKey));
}
