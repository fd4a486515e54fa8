using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;

namespace Workflows.Trials;

/// <summary>Every work item of a trial.</summary>
internal sealed record TrialPlaces : IRequest<IReadOnlyList<TrialPlace>>;

/// <summary>A work item of a trial.</summary>
/// <param name="Key">What it is called whenever the same acts are taken: ids are new each time, order is not.</param>
/// <param name="Item">The work item.</param>
/// <param name="Asked">Who is asked.</param>
internal sealed record TrialPlace(string Key, WorkItem Item, TrialAsked Asked);

internal sealed class TrialPlacesHandler(WorkflowsDbContext db)
    : IRequestHandler<TrialPlaces, IReadOnlyList<TrialPlace>>
{
    public async Task<IReadOnlyList<TrialPlace>> Handle(TrialPlaces query, CancellationToken cancellationToken)
    {
        var rows = await (
            from item in db.Set<WorkItem>().AsNoTracking()
            join round in db.Set<ApprovalRound>() on item.RoundId equals round.Id
            orderby round.OpenedAt, round.Order, item.Position
            select new { Item = item, round.ActivityId }
        ).ToListAsync(cancellationToken);
        var subtasks = await db.Set<Subtask>().ToDictionaryAsync(row => row.Id, row => row.Number, cancellationToken);
        var instances = await NumbersAsync(subtasks, cancellationToken);
        var people = await db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);

        return
        [
            .. rows.GroupBy(row => (row.Item.WorkflowInstanceId, row.ActivityId))
                .SelectMany(step =>
                    step.GroupBy(row => row.Item.RoundId)
                        .SelectMany(
                            (round, times) =>
                                round.Select(row => new TrialPlace(
                                    string.Create(
                                        CultureInfo.InvariantCulture,
                                        $"{instances[row.Item.WorkflowInstanceId]}:{row.ActivityId}:{times + 1}:{row.Item.Position}"
                                    ),
                                    row.Item,
                                    AskedOf(row.Item, row.ActivityId)
                                ))
                        )
                )
                .OrderBy(place => place.Item.CreatedAt)
                .ThenBy(place => instances[place.Item.WorkflowInstanceId]),
        ];

        TrialAsked AskedOf(WorkItem item, string stepId) =>
            new(
                stepId,
                item.Title,
                DepartmentRef.To(directory.Get(item.DepartmentId)),
                item.AssigneeId is { } assignee ? RefOf(people.Find(person => person.Id == assignee)!) : null,
                [.. PeopleOf(item, people).Select(RefOf)],
                item.DueOn,
                item.SubtaskId is { } subtask ? subtasks[subtask] : null
            );
    }

    // Those of the very role come first: a head may act as a handler, but mostly does not.
    private static IEnumerable<Person> PeopleOf(WorkItem item, List<Person> people) =>
        people
            .Where(item.MayBeDecidedBy)
            .OrderByDescending(person => person.Is(item.Role))
            .ThenBy(person => person.Name, StringComparer.Ordinal);

    private static PersonRef RefOf(Person person) => new(person.Id, person.Name);

    private async Task<Dictionary<string, int>> NumbersAsync(
        Dictionary<Guid, int> subtasks,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.Set<WorkflowInstance>()
            .Select(row => new
            {
                row.Id,
                row.CreatedAt,
                row.Subject.SubtaskId,
            })
            .ToListAsync(cancellationToken);
        return rows.OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.SubtaskId is { } id ? subtasks[id] : 0)
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select((row, index) => (row.Id, Number: index + 1))
            .ToDictionary(row => row.Id, row => row.Number, StringComparer.Ordinal);
    }
}
