using System.Collections.Concurrent;
using System.Threading.Channels;
using Workflows.Approvals;
using Workflows.Copies;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Inbox;

/// <summary>Tells people who are looking at the page that something of theirs has changed, once it is committed.</summary>
/// <remarks>
/// In this process only and from memory only: who is not listening misses nothing, because the page reads anew when it
/// connects. One waiting word per listener is enough, so a slow reader costs nothing.
/// </remarks>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Guid, Listener> listeners = new();

    /// <summary>Starts to listen for a person; ends when the listener is disposed.</summary>
    public ChangeListener Listen(SignedInPersonView person)
    {
        var key = Guid.CreateVersion7();
        var listener = new Listener(
            person,
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite })
        );
        listeners[key] = listener;
        return new ChangeListener(listener.Changes.Reader, () => listeners.TryRemove(key, out _));
    }

    /// <summary>Tells those whose work items, notices or copies a committed command dealt with.</summary>
    internal void Announce(WorkflowsDbContext committed)
    {
        if (listeners.IsEmpty)
            return;
        var touched = committed.ChangeTracker.Entries().Select(entry => entry.Entity).ToList();
        foreach (var (_, listener) in listeners)
        {
            if (touched.Exists(entity => Concerns(entity, listener.Person)))
                listener.Changes.Writer.TryWrite(true);
        }
    }

    private static bool Concerns(object entity, SignedInPersonView person) =>
        entity switch
        {
            Notice notice => notice.PersonId == person.Id,
            PersonalCopy copy => copy.PersonId == person.Id,
            WorkItem item => item.AssigneeId == person.Id
                || (item.DepartmentId == person.Department.Id && person.Roles.Contains(item.Role)),
            _ => false,
        };

    private sealed record Listener(SignedInPersonView Person, Channel<bool> Changes);
}
