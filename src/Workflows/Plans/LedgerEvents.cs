using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The acts behind a number of the ledger or the statistics, the latest first.</summary>
/// <param name="About">Which acts.</param>
/// <param name="Filter">On which tasks; with a step, the returns are those of that step.</param>
/// <param name="Page">Which page.</param>
public sealed record LedgerEvents(RecordSubject About, LedgerFilter Filter, PageRequest Page)
    : IRequest<Page<LedgerEvent>>;

/// <summary>One act on a task.</summary>
/// <param name="Id">The record of it.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was done, a stable dotted name.</param>
/// <param name="Summary">What was done, in words.</param>
/// <param name="TaskId">The task.</param>
/// <param name="TaskNumber">Its number.</param>
/// <param name="TaskTitle">Its title.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Lead">Its lead.</param>
/// <param name="Person">Who did it; null when the service did it by a rule.</param>
/// <param name="Opinion">The opinion or reason given, for those who may read it.</param>
public sealed record LedgerEvent(
    Guid Id,
    DateTimeOffset At,
    string Action,
    string Summary,
    Guid TaskId,
    string TaskNumber,
    string TaskTitle,
    PlanRef Plan,
    DepartmentRef Lead,
    PersonRef? Person,
    string? Opinion
);

internal sealed class LedgerEventsHandler(WorkflowsDbContext db, LedgerQuery matching, Caller caller)
    : IRequestHandler<LedgerEvents, Page<LedgerEvent>>
{
    public async Task<Page<LedgerEvent>> Handle(LedgerEvents query, CancellationToken cancellationToken)
    {
        var page = await query.Page.ReadAsync(
            from row in Acts(query)
            join task in matching.Of(query.Filter) on row.TaskId equals task.Id
            join plan in db.Set<Plan>() on task.PlanId equals plan.Id
            orderby row.Sequence descending
            select new
            {
                Row = row,
                task.Number,
                task.Title,
                task.LeadDepartmentId,
                Plan = new PlanRef(plan.Id, plan.Title),
            },
            cancellationToken
        );
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        return new Page<LedgerEvent>(
            [
                .. page.Items.Select(act => new LedgerEvent(
                    act.Row.Id,
                    act.Row.At,
                    act.Row.Action,
                    act.Row.Summary,
                    act.Row.TaskId!.Value,
                    act.Number,
                    act.Title,
                    act.Plan,
                    DepartmentRef.To(directory.Get(act.LeadDepartmentId)),
                    act.Row.PersonId is { } id ? new PersonRef(id, act.Row.PersonName!) : null,
                    MayRead(act.Row, act.LeadDepartmentId) ? act.Row.Comment : null
                )),
            ],
            page.Total
        );
    }

    private IQueryable<AuditRecord> Acts(LedgerEvents query)
    {
        var rows = db.Set<AuditRecord>().AsNoTracking();
        if (query is not { About: RecordSubject.Returns, Filter: { Flow: { Length: > 0 } flow, Step: { } step } })
            return rows.About(query.About);
        var items = matching.Visits(flow, step, StepVisit.SentBack);
        return rows.Where(row => RecordSubjects.Returning.Contains(row.Action))
            .Where(row => items.Any(item => item.Id == row.WorkItemId));
    }

    // As the task's own record: who sees all of it, and each department its own part.
    private bool MayRead(AuditRecord row, Guid leadId) =>
        caller.Person.SeesAllOf(leadId) || row.DepartmentId == caller.Person.DepartmentId;
}
