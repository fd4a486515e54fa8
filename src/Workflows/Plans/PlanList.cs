using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>All plans, newest first.</summary>
public sealed record PlanList(PageRequest Page) : IRequest<Page<PlanSummary>>;

/// <summary>A plan as a row of the list.</summary>
public sealed record PlanSummary(
    Guid Id,
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? IssuedOn,
    PlanStatus Status,
    int TaskCount,
    int ClosedTaskCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LaunchedAt
);

internal sealed class PlanListHandler(WorkflowsDbContext db) : IRequestHandler<PlanList, Page<PlanSummary>>
{
    public Task<Page<PlanSummary>> Handle(PlanList query, CancellationToken cancellationToken) =>
        query.Page.ReadAsync(
            db.Set<Plan>()
                .AsNoTracking()
                .OrderByDescending(plan => plan.Id)
                .Select(plan => new PlanSummary(
                    plan.Id,
                    plan.Title,
                    plan.DocumentNumber,
                    plan.Issuer,
                    plan.IssuedOn,
                    plan.Status,
                    plan.Tasks.Count,
                    plan.Tasks.Count(task =>
                        task.Status == PlanTaskStatus.Closed || task.Status == PlanTaskStatus.Archived
                    ),
                    plan.CreatedAt,
                    plan.LaunchedAt
                )),
            cancellationToken
        );
}
