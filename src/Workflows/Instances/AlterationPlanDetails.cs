using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>A submitted plan with a page of its jobs, in the order of their instances.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Status">Only jobs with this status; null for all.</param>
/// <param name="Page">Which page of the jobs.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AlterationPlanDetails(string PlanId, AlterationJobStatus? Status, PageRequest Page)
    : IRequest<AlterationPlanView>;

/// <summary>A plan and how far it is.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CompletedAt">When its last job was over; null while one is open.</param>
/// <param name="Counts">How many jobs there are by status.</param>
/// <param name="Jobs">The page of jobs asked for.</param>
public sealed record AlterationPlanView(
    AlterationPlan Plan,
    AlterationPlanStatus Status,
    DateTimeOffset? CompletedAt,
    IReadOnlyDictionary<AlterationJobStatus, int> Counts,
    Page<AlterationJob> Jobs
);

/// <summary>Where a plan stands (Elsa's spelling).</summary>
public enum AlterationPlanStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Its jobs are being made; the first may be done already.</summary>
    Generating,

    /// <summary>All jobs are made, some are open.</summary>
    Running,

    /// <summary>All jobs are over, well or not.</summary>
    Completed,
}

internal sealed class AlterationPlanDetailsHandler(WorkflowsDbContext db)
    : IRequestHandler<AlterationPlanDetails, AlterationPlanView>
{
    public async Task<AlterationPlanView> Handle(AlterationPlanDetails query, CancellationToken cancellationToken)
    {
        var plan =
            await db.Set<AlterationPlan>()
                .AsNoTracking()
                .SingleOrDefaultAsync(plan => plan.Id == query.PlanId, cancellationToken)
            ?? throw new NotFoundException("修复计划", query.PlanId);
        var jobs = db.Set<AlterationJob>().AsNoTracking().Where(job => job.PlanId == plan.Id);
        var counts = await jobs.GroupBy(job => job.Status)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var status = StatusOf(plan, counts);
        var completedAt =
            status is AlterationPlanStatus.Completed
                ? await jobs.MaxAsync(job => job.CompletedAt, cancellationToken) ?? plan.StartedAt
                : null;
        var shown = query.Status is { } wanted ? jobs.Where(job => job.Status == wanted) : jobs;
        var page = await query.Page.ReadAsync(shown.OrderBy(job => job.InstanceId), cancellationToken);
        return new AlterationPlanView(plan, status, completedAt, counts, page);
    }

    private static AlterationPlanStatus StatusOf(AlterationPlan plan, Dictionary<AlterationJobStatus, int> counts) =>
        plan switch
        {
            { StartedAt: null } => AlterationPlanStatus.Pending,
            { HasAllJobs: false } => AlterationPlanStatus.Generating,
            _ when counts.ContainsKey(AlterationJobStatus.Pending) => AlterationPlanStatus.Running,
            _ => AlterationPlanStatus.Completed,
        };
}
