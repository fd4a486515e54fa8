using System.Collections.Concurrent;
using Workflows.Approvals;
using Workflows.Copies;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Reminders;

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
    public ChangeListener Listen(SignedInPersonView person)
    {
        var listener = new ChangeListener(person, left => listeners.TryRemove(left, out _));
        listeners[listener] = true;
        return listener;
    }

    /// <summary>Tells those whose work items, notices, copies or account a committed command dealt with, and of tasks everybody.</summary>
    internal void Announce(WorkflowsDbContext committed)
    {
        if (listeners.IsEmpty)
            return;
        var touched = committed.ChangeTracker.Entries().Select(entry => entry.Entity).ToList();
        var ofTasks = touched.Exists(IsOfTasks) ? Changes.Tasks : Changes.None;
        foreach (var listener in listeners.Keys)
        {
            var person = listener.Person;
            var changes = touched.Aggregate(ofTasks, (all, entity) => all | OfPerson(entity, person));
            if (changes is not Changes.None)
                listener.Tell(changes);
        }
    }

    private static bool IsOfTasks(object entity) =>
        entity is Plan or PlanTask or Subtask or ProgressReport or TargetEntry or WorkItem;

    private static Changes OfPerson(object entity, SignedInPersonView person) =>
        entity is Account account && account.PersonId == person.Id ? Changes.Account
        : Concerns(entity, person) ? Changes.Own
        : Changes.None;

    private static bool Concerns(object entity, SignedInPersonView person) =>
        entity switch
        {
            Notice notice => notice.PersonId == person.Id,
            PersonalCopy copy => copy.PersonId == person.Id,
            WorkItem item => item.AssigneeId == person.Id
                || (item.DepartmentId == person.Department.Id && person.Roles.Contains(item.Role)),
            _ => false,
        };
}
