namespace Workflows.Approvals;

/// <summary>One way to decide a work item.</summary>
/// <param name="Name">Stable name; also the port of the activity in the flow.</param>
/// <param name="DisplayName">What the button says.</param>
/// <param name="CommentRequired">Whether an opinion must be given.</param>
public sealed record WorkItemOutcome(string Name, string DisplayName, bool CommentRequired);
