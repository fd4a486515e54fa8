using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>One plan with its sections; its tasks are a list of their own.</summary>
public sealed record PlanDetails(Guid PlanId) : IRequest<PlanView>;

/// <summary>A plan.</summary>
public sealed record PlanView(
    Guid Id,
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? IssuedOn,
    string? LeadRule,
    PlanStatus Status,
    IReadOnlyList<SectionView> Sections,
    int TaskCount,
    int ClosedTaskCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LaunchedAt
);

/// <summary>A section of a plan.</summary>
public sealed record SectionView(string Number, string Title);

internal sealed class PlanDetailsHandler(WorkflowsDbContext db) : IRequestHandler<PlanDetails, PlanView>
{
    public async Task<PlanView> Handle(PlanDetails query, CancellationToken cancellationToken) =>
        await db.Set<Plan>()
            .AsNoTracking()
            .Where(plan => plan.Id == query.PlanId)
            .Select(plan => new PlanView(
                plan.Id,
                plan.Title,
                plan.DocumentNumber,
                plan.Issuer,
                plan.IssuedOn,
                plan.LeadRule,
                plan.Status,
                plan.Sections.OrderBy(section => section.Order)
                    .Select(section => new SectionView(section.Number, section.Title))
                    .ToList(),
                plan.Tasks.Count,
                plan.Tasks.Count(task =>
                    task.Status == PlanTaskStatus.Closed || task.Status == PlanTaskStatus.Archived
                ),
                plan.CreatedAt,
                plan.LaunchedAt
            ))
            .SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException("方案", query.PlanId);
}
