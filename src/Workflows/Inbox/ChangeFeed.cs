using System.Collections.Concurrent;
using Workflows.Approvals;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Inbox;

/// <summary>Tells people who are looking at the page that something has changed, once it is committed.</summary>
/// <remarks>
/// In this process only and from memory only: who is not listening misses nothing, because the page reads anew when it
/// connects. It is told that something changed and not what: the page reads what its person may see.
/// </remarks>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<ChangeListener, bool> listeners = new();

    /// <summary>Starts to listen for a person; ends when the listener is disposed.</summary>
    public ChangeListener Listen(HearingOf hears)
    {
        var listener = new ChangeListener(hears, left => listeners.TryRemove(left, out _));
        listeners[listener] = true;
        return listener;
    }

    /// <summary>Tells those whose work items, notices, copies or account a committed command dealt with, those who stand in for them, and of tasks everybody.</summary>
    internal void Announce(WorkflowsDbContext committed)
    {
        if (listeners.IsEmpty)
            return;
        var touched = committed.ChangeTracker.Entries().Select(entry => entry.Entity).ToList();
        var ofTasks = touched.Exists(IsOfTasks) ? Changes.Tasks : Changes.None;
        foreach (var listener in listeners.Keys)
        {
            var changes = touched.Aggregate(ofTasks, (all, entity) => all | listener.Hears.Of(entity));
            if (changes is not Changes.None)
                listener.Tell(changes);
        }
    }

    private static bool IsOfTasks(object entity) =>
        entity is Plan or PlanTask or Subtask or ProgressReport or TargetEntry or WorkItem;
}
