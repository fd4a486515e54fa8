using Workflows.Engine.Bookmarks;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>All that came of one run to quiescence; the host writes it in one commit.</summary>
public sealed record Burst
{
    /// <summary>The instance afterwards.</summary>
    public required WorkflowState State { get; init; }

    /// <summary>Bookmarks that are new and still there.</summary>
    public required IReadOnlyList<Bookmark> BookmarksCreated { get; init; }

    /// <summary>Bookmarks that were there before and are gone.</summary>
    public required IReadOnlyList<Bookmark> BookmarksRemoved { get; init; }

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<JournalEntry> Journal { get; init; }

    /// <summary>The executions that began or changed, in the order they were first touched.</summary>
    public required IReadOnlyList<ActivityExecutionRecord> Executions { get; init; }

    /// <summary>What failed in this burst.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>What the host shall do, in order; an inline child is not among them.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>
    /// The child for which the burst was interrupted; null when it ran to its end. The host runs the child and calls
    /// <see cref="WorkflowRunner.Resume"/> with its result, or <see cref="WorkflowRunner.Continue"/> when the parent
    /// waits and the child is suspended.
    /// </summary>
    public ChildStartRequested? InlineChild { get; init; }
}
