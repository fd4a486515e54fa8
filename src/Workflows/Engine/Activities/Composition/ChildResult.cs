using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Activities;

/// <summary>
/// How a host tells a parent that a child it waits for is finished, however it ended: resume the bookmark that the
/// child was requested with, <see cref="ChildStartRequested.BookmarkId"/>, with the input that <see cref="Of"/> makes.
/// </summary>
public static class ChildResult
{
    /// <summary>The input key of the child's id.</summary>
    public const string InstanceIdKey = "WorkflowInstanceId";

    /// <summary>The input key of the child's status.</summary>
    public const string StatusKey = "WorkflowStatus";

    /// <summary>The input key of the child's sub-status.</summary>
    public const string SubStatusKey = "WorkflowSubStatus";

    /// <summary>The input key of the child's output.</summary>
    public const string OutputKey = "WorkflowOutput";

    /// <summary>The input key of a message that says why there is no child; it faults the parent's activity.</summary>
    public const string ErrorKey = "WorkflowError";

    /// <summary>What to resume the parent with.</summary>
    public static IReadOnlyDictionary<string, object?> Of(WorkflowState child) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [InstanceIdKey] = child.Id,
            [StatusKey] = child.Status.ToString(),
            [SubStatusKey] = child.SubStatus.ToString(),
            [OutputKey] = child.Output.ToDictionary(StringComparer.Ordinal),
        };

    /// <summary>What to resume the parent with when no published version of the child's definition was found.</summary>
    public static IReadOnlyDictionary<string, object?> NotPublished(string definitionId) =>
        new Dictionary<string, object?>(StringComparer.Ordinal) { [ErrorKey] = NotPublishedMessage(definitionId) };

    /// <summary>What to resume the parent with when workflows run each other deeper than the host allows.</summary>
    public static IReadOnlyDictionary<string, object?> TooDeep(int limit) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [ErrorKey] = $"Workflows run each other more than {limit} levels deep.",
        };

    internal static BookmarkRequest Request(string name, string childInstanceId) =>
        new(name, new ChildPayload(childInstanceId)) { HashIncludesExecution = false };

    internal static Exception? ErrorOf(IReadOnlyDictionary<string, object?> input) =>
        input.GetValueOrDefault(ErrorKey) is string message ? new InvalidOperationException(message) : null;

    internal static Exception NotPublishedError(string definitionId) =>
        new InvalidOperationException(NotPublishedMessage(definitionId));

    internal static Dictionary<string, object?> InputFor(
        string parentInstanceId,
        IEnumerable<KeyValuePair<string, object?>>? given
    ) => new(given ?? [], StringComparer.Ordinal) { ["ParentInstanceId"] = parentInstanceId };

    private static string NotPublishedMessage(string definitionId) =>
        $"No published version of workflow definition with ID {definitionId} found.";
}

/// <summary>Which child a parent waits for.</summary>
/// <param name="ChildInstanceId">The child's id.</param>
public sealed record ChildPayload(string ChildInstanceId);
