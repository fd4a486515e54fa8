using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Asks the outside to do a task and waits until it is reported. The host finds the bookmark by its hash and resumes
/// it with the result under <see cref="ResultKey"/>.
/// </summary>
[Activity("Elsa", "Primitives", DisplayName = "Run Task", Description = "Asks the outside to do a task.")]
public sealed class RunTask : Activity
{
    /// <summary>The name of its bookmarks.</summary>
    public const string StimulusName = "Elsa.RunTask";

    /// <summary>The input key of the task's result.</summary>
    public const string ResultKey = "RunTaskInput";

    /// <summary>What to do.</summary>
    [Input(IsRequired = true)]
    public Input<string> TaskName { get; init; } = new();

    /// <summary>What to do it with.</summary>
    public Input<IDictionary<string, object?>> Payload { get; init; } = new();

    /// <summary>The id under which the task is reported.</summary>
    public Output<string> TaskId { get; init; } = new();

    /// <summary>The task's result.</summary>
    public Output<object> Result { get; init; } = new();

    /// <summary>What a report of this task hashes to.</summary>
    public static string HashOf(string taskId) => StimulusHash.Compute(StimulusName, new TaskKey(taskId));

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var id = context.NewId();
        var name = context.Get(TaskName) ?? "";
        var request = new BookmarkRequest(StimulusName, new RunTaskPayload(id, name))
        {
            HashedPayload = new TaskKey(id),
            HashIncludesExecution = false,
        };
        return ActivityResult.Wait(request).Set(TaskId, id).With(new TaskRequested(id, name, context.Get(Payload)));
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => ActivityResult.Complete().Set(Result, input.GetValueOrDefault(ResultKey));
}

/// <summary>What tells one task from another.</summary>
/// <param name="TaskId">The id under which the task is reported.</param>
/// <param name="TaskName">What to do.</param>
public sealed record RunTaskPayload(string TaskId, string TaskName);

internal sealed record TaskKey(string TaskId);
