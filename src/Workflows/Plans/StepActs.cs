using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>One person's or pool's part in a step.</summary>
/// <param name="Department">For which department.</param>
/// <param name="Person">Who did it or holds it; null while it waits for anybody of the department.</param>
/// <param name="State">Whether it is open, done or called off.</param>
/// <param name="Outcome">What was decided, as people read it.</param>
/// <param name="Since">When it arrived.</param>
/// <param name="At">When it was decided.</param>
/// <param name="DueOn">By when.</param>
/// <param name="WorkItemId">The work item.</param>
/// <param name="Actions">What the asking person may do about it beside deciding it: names of routes under the work item.</param>
public sealed record FlowStepAct(
    DepartmentRef Department,
    PersonRef? Person,
    WorkItemState State,
    string? Outcome,
    DateTimeOffset Since,
    DateTimeOffset? At,
    DateOnly? DueOn,
    Guid WorkItemId,
    IReadOnlyList<string> Actions
);

/// <summary>A part in a step, and the round of that step it belongs to.</summary>
/// <param name="ActivityId">The step.</param>
/// <param name="RoundOpenedAt">When the round was opened.</param>
/// <param name="Act">The part.</param>
internal sealed record RoundAct(string ActivityId, DateTimeOffset RoundOpenedAt, FlowStepAct Act);

/// <summary>Finds who is or was asked at the steps of an instance.</summary>
internal sealed class StepActs(WorkflowsDbContext db, Caller caller)
{
    /// <summary>Every part in every step, the first to arrive first.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="onlyOf">Only the parts of this department; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<RoundAct>> OfAsync(
        string instanceId,
        Guid? onlyOf,
        CancellationToken cancellationToken
    )
    {
        var items = await (
            from round in db.Set<ApprovalRound>().AsNoTracking()
            join item in db.Set<WorkItem>().AsNoTracking() on round.Id equals item.RoundId
            where round.WorkflowInstanceId == instanceId
            orderby item.CreatedAt, item.Position
            select new { Round = round, Item = item }
        ).ToListAsync(cancellationToken);
        if (items.Count == 0)
            return [];
        var task = await db.FindTaskAsync(items[0].Item.TaskId, cancellationToken);
        var actions = new StepActions(task, caller.Person, [.. items.Select(row => (row.Round, row.Item))]);
        var seen = items.FindAll(row => onlyOf is null || row.Item.DepartmentId == onlyOf);
        var ids = seen.SelectMany(row => new[] { row.Item.CompletedById, row.Item.AssigneeId })
            .OfType<Guid>()
            .Distinct()
            .ToList();
        var people = await db.Set<Person>()
            .Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => new PersonRef(person.Id, person.Name), cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        return
        [
            .. seen.Select(row => new RoundAct(
                row.Round.ActivityId,
                row.Round.OpenedAt,
                new FlowStepAct(
                    DepartmentRef.To(directory.Get(row.Item.DepartmentId)),
                    (row.Item.CompletedById ?? row.Item.AssigneeId) is { } id ? people.GetValueOrDefault(id) : null,
                    row.Item.State,
                    row.Item.Outcomes.Find(outcome => outcome.Name == row.Item.Outcome)?.DisplayName
                        ?? row.Item.Outcome,
                    row.Item.CreatedAt,
                    row.Item.CompletedAt,
                    row.Item.DueOn,
                    row.Item.Id,
                    actions.Of(row.Round, row.Item)
                )
            )),
        ];
    }
}
