using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Substitutions;

namespace Workflows.Inbox;

/// <summary>
/// What others did, since the working day before today, to tasks that the asking person's department leads or takes part
/// in, or that of a person he stands in for (代理), newest first. Who sees every task hears of every task; a participant
/// hears of its own part.
/// </summary>
/// <param name="Since">From this day of the office on; null for the last working day before today.</param>
/// <param name="Page">Which page.</param>
public sealed record RecentChanges(DateOnly? Since, PageRequest Page) : IRequest<ChangeList>;

/// <summary>What changed.</summary>
/// <param name="Since">From which day on.</param>
/// <param name="Items">The changes of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Tasks">How many tasks they are about.</param>
public sealed record ChangeList(DateOnly Since, IReadOnlyList<ChangeLine> Items, int Total, int Tasks);

/// <summary>One change.</summary>
/// <param name="Id">Of the record's row.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was done, a stable dotted name.</param>
/// <param name="Summary">What was done, in words.</param>
/// <param name="PersonName">Who did it; null when a rule did.</param>
/// <param name="Department">For which department.</param>
/// <param name="Task">The task it was done to.</param>
public sealed record ChangeLine(
    Guid Id,
    DateTimeOffset At,
    string Action,
    string Summary,
    string? PersonName,
    DepartmentRef? Department,
    WorkItemTaskRef Task
);

internal sealed class RecentChangesHandler(WorkflowsDbContext db, StandIns standIns, OfficeTime office, Caller caller)
    : IRequestHandler<RecentChanges, ChangeList>
{
    public async Task<ChangeList> Handle(RecentChanges query, CancellationToken cancellationToken)
    {
        var since = query.Since ?? office.AddWorkdays(office.Today, -1);
        var others = await standIns.OfCallerAsync(cancellationToken);
        var changes = Concerning(caller.Person, others, OfficeTime.At(since, TimeOnly.MinValue));
        var page = await query.Page.ReadAsync(
            changes.OrderByDescending(change => change.Record.Sequence),
            cancellationToken
        );
        var tasks = await changes.Select(change => change.Task.Id).Distinct().CountAsync(cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        return new ChangeList(
            since,
            [
                .. page.Items.Select(change => new ChangeLine(
                    change.Record.Id,
                    change.Record.At,
                    change.Record.Action,
                    change.Record.Summary,
                    change.Record.PersonName,
                    change.Record.DepartmentId is { } id ? DepartmentRef.To(directory.Get(id)) : null,
                    new WorkItemTaskRef(
                        change.Task.Id,
                        change.Task.Number,
                        change.Task.Title,
                        change.Task.Status is PlanTaskStatus.Suspended
                    )
                )),
            ],
            page.Total,
            tasks
        );
    }

    private IQueryable<Change> Concerning(Person me, IReadOnlyList<StandIn> others, DateTimeOffset since)
    {
        var changes =
            from record in db.Set<AuditRecord>().AsNoTracking()
            join task in db.Set<PlanTask>().AsNoTracking() on record.TaskId equals task.Id
            where record.At >= since && record.PersonId != me.Id
            select new Change { Record = record, Task = task };
        var people = others
            .Where(other => other.DefinitionId is null)
            .Select(other => other.Person)
            .Prepend(me)
            .ToList();
        if (people.Exists(person => person.SeesEveryTask()))
            return changes;

        var departments = people.Select(person => person.DepartmentId).Distinct().ToList();
        var items = ItemsOf(others.Where(other => other.DefinitionId is not null));
        return changes.Where(change =>
            departments.Contains(change.Task.LeadDepartmentId)
            || change.Task.Participants.Any(participant =>
                departments.Contains(participant.DepartmentId)
                && (
                    change.Record.DepartmentId == participant.DepartmentId
                    || db.Set<Subtask>()
                        .Any(subtask =>
                            subtask.Id == change.Record.SubtaskId && subtask.DepartmentId == participant.DepartmentId
                        )
                )
            )
            || (change.Record.WorkItemId != null && items.Contains(change.Record.WorkItemId.Value))
        );
    }

    // Who stands in for one flow only hears what was done to the work items of that flow.
    private IQueryable<Guid> ItemsOf(IEnumerable<StandIn> others) =>
        others.Aggregate(
            db.Set<WorkItem>().Where(item => false).Select(item => item.Id),
            (items, other) =>
                items.Union(
                    db.Set<WorkItem>()
                        .Where(item =>
                            item.DefinitionId == other.DefinitionId
                            && (item.AssigneeId == other.Person.Id || item.DepartmentId == other.Person.DepartmentId)
                        )
                        .Select(item => item.Id)
                )
        );

    private sealed class Change
    {
        public required AuditRecord Record { get; init; }
        public required PlanTask Task { get; init; }
    }
}
