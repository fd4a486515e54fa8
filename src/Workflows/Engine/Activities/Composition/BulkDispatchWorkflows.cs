using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Activities;

/// <summary>
/// Has a workflow started once for each item. When the parent waits, the host resumes it for every finished child with
/// <see cref="ChildResult.Of"/>; hearing of a child twice changes nothing. Embedded activities may react to each.
/// </summary>
[Activity(
    "Elsa",
    "Composition",
    DisplayName = "Bulk Dispatch Workflows",
    Kind = ActivityKind.Task,
    Description = "Has a workflow started for each item."
)]
[Outcomes("Completed", "Canceled", Done)]
public sealed class BulkDispatchWorkflows : Activity
{
    /// <summary>The name of its bookmarks.</summary>
    public const string StimulusName = "Elsa.BulkDispatchWorkflows";

    private sealed record Awaited(string[] Children, int Running);

    /// <summary>The definition whose published version to start.</summary>
    [Input(UIHint = "workflow-definition-picker", IsRequired = true)]
    public Input<string> WorkflowDefinitionId { get; init; } = new();

    /// <summary>The items; one that is an object becomes the child's input itself.</summary>
    [Input(DefaultSyntax = "JavaScript")]
    public Input<ICollection<object?>> Items { get; init; } = new();

    /// <summary>The input under which a child finds an item that is no object.</summary>
    public Input<string> DefaultItemInputKey { get; init; } = new("Item");

    /// <summary>Gives each child its correlation id; the item is <c>getItem()</c> or <c>args.item</c>.</summary>
    [Input(AutoEvaluate = false, DefaultSyntax = "JavaScript")]
    public Input<string> CorrelationIdFunction { get; init; } = new();

    /// <summary>What every child gets besides its item.</summary>
    public Input<IDictionary<string, object?>> Input { get; init; } = new();

    /// <summary>Whether to wait until all children are finished.</summary>
    public Input<bool> WaitForCompletion { get; init; } = new(true);

    /// <summary>Kept for Elsa's designer.</summary>
    public Input<bool> StartNewTrace { get; init; } = new();

    /// <summary>Kept for Elsa's designer.</summary>
    public Input<string> ChannelName { get; init; } = new();

    /// <summary>Run for each child that ended as meant, with the variable <c>ChildInstanceId</c>.</summary>
    [Port("childCompleted")]
    public ActivityNode? OnChildCompleted { get; init; }

    /// <summary>Run for each child that failed, with the variable <c>ChildInstanceId</c>.</summary>
    [Port("childFaulted")]
    public ActivityNode? OnChildFaulted { get; init; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var definitionId = context.Get(WorkflowDefinitionId) ?? "";
        if (!context.IsPublished(definitionId))
            return ActivityResult.Fault(ChildResult.NotPublishedError(definitionId));
        var waits = context.Get(WaitForCompletion);
        var children = (context.Get(Items) ?? []).Select(item => Request(context, definitionId, item, waits)).ToArray();
        if (!waits || children.Length == 0)
            return ActivityResult.Complete(Done).With(children);
        var request = new BookmarkRequest(StimulusName, new BulkPayload(context.InstanceId, children.Length))
        {
            HashedPayload = new BulkKey(context.InstanceId),
            HashIncludesExecution = false,
            AutoBurn = false,
        };
        return ActivityResult
            .Wait(request)
            .With(children)
            .Keep(new Awaited([.. children.Select(child => child.ChildInstanceId)], Running: 0));
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

        var awaited = context.State<Awaited>()!;
        var childId = input.GetValueOrDefault(ChildResult.InstanceIdKey) as string ?? "";
        if (!awaited.Children.Contains(childId, StringComparer.Ordinal))
            return ActivityResult.Continue();
        var rest = awaited with { Children = [.. awaited.Children.Where(id => id != childId)] };
        // A child that was called off is over, but neither port is for it (Elsa).
        var port = (input.GetValueOrDefault(ChildResult.SubStatusKey) as string) switch
        {
            nameof(WorkflowSubStatus.Finished) => OnChildCompleted,
            nameof(WorkflowSubStatus.Faulted) => OnChildFaulted,
            _ => null,
        };
        if (port is null)
            return GoOn(rest);

        var variables = new Dictionary<string, object?>(StringComparer.Ordinal) { ["ChildInstanceId"] = childId };
        return ActivityResult.Schedule(port, variables: variables).Keep(rest with { Running = rest.Running + 1 });
    }

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child)
    {
        var awaited = context.State<Awaited>()!;
        return GoOn(awaited with { Running = awaited.Running - 1 });
    }

    private static ActivityResult GoOn(Awaited awaited) =>
        awaited is { Children.Length: 0, Running: 0 }
            ? ActivityResult.Complete("Completed", Done)
            : ActivityResult.Continue().Keep(awaited);

    private ChildStartRequested Request(ActivityExecutionContext context, string definitionId, object? item, bool waits)
    {
        var input = ChildResult.InputFor(context.InstanceId, context.Get(Input));
        if (item is IDictionary<string, object?> properties)
        {
            foreach (var (name, value) in properties)
                input[name] = value;
        }
        else
            input[context.Get(DefaultItemInputKey) ?? "Item"] = item;
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Item"] = item };
        var correlationId = context.Evaluate(CorrelationIdFunction, arguments);
        return new(context.NewId(), definitionId, input, correlationId, waits, Inline: false);
    }
}

/// <summary>Whose children are awaited.</summary>
/// <param name="ParentInstanceId">The instance that waits.</param>
/// <param name="ScheduledInstanceIdsCount">How many children there are.</param>
public sealed record BulkPayload(string ParentInstanceId, int ScheduledInstanceIdsCount);

internal sealed record BulkKey(string ParentInstanceId);
