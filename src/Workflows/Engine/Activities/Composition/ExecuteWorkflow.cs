using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Runs another workflow as a child in the middle of the burst: the runner stops with
/// <see cref="Burst.InlineChild"/>, the host runs the child and resumes with <see cref="ChildResult.Of"/>. When the
/// parent waits and the child is suspended, the host calls Continue instead and resumes once the child is finished.
/// The result has the same shape either way, with the output even after a wait (Elsa loses it).
/// </summary>
[Activity(
    "Elsa",
    "Composition",
    DisplayName = "Execute Workflow",
    Kind = ActivityKind.Task,
    Description = "Runs another workflow."
)]
public sealed class ExecuteWorkflow : Activity
{
    /// <summary>The name of its bookmarks.</summary>
    public const string StimulusName = "Elsa.ExecuteWorkflow";

    /// <summary>The definition whose published version to run.</summary>
    [Input(UIHint = "workflow-definition-picker", IsRequired = true)]
    public Input<string> WorkflowDefinitionId { get; init; } = new();

    /// <summary>The child's correlation id.</summary>
    public Input<string> CorrelationId { get; init; } = new();

    /// <summary>The child's input.</summary>
    public Input<IDictionary<string, object?>> Input { get; init; } = new();

    /// <summary>Whether to wait for a child that is suspended.</summary>
    public Input<bool> WaitForCompletion { get; init; } = new();

    /// <summary>The child's id, status, sub-status and output.</summary>
    public Output<object> Result { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var definitionId = context.Get(WorkflowDefinitionId) ?? "";
        if (!context.IsPublished(definitionId))
            return ActivityResult.Fault(ChildResult.NotPublishedError(definitionId));
        var childId = context.NewId();
        var child = new ChildStartRequested(
            childId,
            definitionId,
            ChildResult.InputFor(context.InstanceId, context.Get(Input)),
            context.Get(CorrelationId),
            context.Get(WaitForCompletion),
            Inline: true
        );
        return ActivityResult.Wait(ChildResult.Request(StimulusName, childId)).With(child);
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    )
    {
        if (ChildResult.ErrorOf(input) is { } error)
            return ActivityResult.Fault(error);
        var result = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["WorkflowInstanceId"] = input.GetValueOrDefault(ChildResult.InstanceIdKey),
            ["Status"] = input.GetValueOrDefault(ChildResult.StatusKey),
            ["SubStatus"] = input.GetValueOrDefault(ChildResult.SubStatusKey),
            ["Output"] = input.GetValueOrDefault(ChildResult.OutputKey),
        };
        return ActivityResult.Complete().Set(Result, result);
    }
}
