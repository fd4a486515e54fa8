using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Assignments;

/// <summary>What waits for a person by name, and what of it another one may take over: looked at before 离职转办.</summary>
/// <param name="PersonId">Who leaves.</param>
/// <param name="ToId">Who is to take over; null to see only what there is.</param>
/// <param name="Page">Which page.</param>
public sealed record PersonHoldings(Guid PersonId, Guid? ToId, PageRequest Page) : IRequest<Page<Holding>>;

/// <summary>A work item that waits for the person.</summary>
/// <param name="Id">The work item.</param>
/// <param name="Title">The step.</param>
/// <param name="TaskId">The task.</param>
/// <param name="DueOn">When it is due.</param>
/// <param name="Obstacle">Why the other person cannot take it over; null when he can.</param>
public sealed record Holding(Guid Id, string Title, Guid TaskId, DateOnly? DueOn, string? Obstacle);

internal sealed class PersonHoldingsHandler(WorkflowsDbContext db, Caller caller)
    : IRequestHandler<PersonHoldings, Page<Holding>>
{
    public async Task<Page<Holding>> Handle(PersonHoldings query, CancellationToken cancellationToken)
    {
        if (!caller.Person.Is(Role.OfficeAdmin))
            throw new ForbiddenException("只有办公室管理员可以查看他人的全部待办。");
        var person = await db.FindPersonAsync(query.PersonId, cancellationToken);
        var to = query.ToId is { } id ? await db.FindPersonAsync(id, cancellationToken) : null;

        var page = await query.Page.ReadAsync(db.HeldBy(person.Id).AsNoTracking(), cancellationToken);
        var rounds = page.Items.Select(item => item.RoundId).Distinct().ToList();
        var fellows = (
            await db.Set<WorkItem>()
                .AsNoTracking()
                .Where(item => rounds.Contains(item.RoundId))
                .ToListAsync(cancellationToken)
        ).ToLookup(item => item.RoundId);
        return new Page<Holding>(
            [
                .. page.Items.Select(item => new Holding(
                    item.Id,
                    item.Title,
                    item.TaskId,
                    item.DueOn,
                    to is null ? null : Passing.ObstacleOf(item, [.. fellows[item.RoundId]], to)
                )),
            ],
            page.Total
        );
    }
}

/// <summary>Finds what waits for one person by name, asked now or later in turn.</summary>
internal static class Held
{
    /// <summary>Flow by flow, so that two handovers at once wait for each other's turns in one order.</summary>
    public static IQueryable<WorkItem> HeldBy(this WorkflowsDbContext db, Guid personId) =>
        db.Set<WorkItem>()
            .Where(item =>
                item.AssigneeId == personId && (item.State == WorkItemState.Open || item.State == WorkItemState.Waiting)
            )
            .OrderBy(item => item.WorkflowInstanceId)
            .ThenBy(item => item.Id);
}
