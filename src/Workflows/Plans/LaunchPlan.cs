using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Starts one workflow per task (交办): all or none, and once however often it is asked.</summary>
/// <param name="PlanId">The plan.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record LaunchPlan(Guid PlanId) : ICommand<LaunchedPlan>;

/// <summary>A plan whose workflows run.</summary>
public sealed record LaunchedPlan(Guid Id, PlanStatus Status, int TaskCount, DateTimeOffset? LaunchedAt);

internal sealed class LaunchPlanHandler(
    WorkflowsDbContext db,
    Handout handout,
    LaunchProgress progress,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<LaunchPlan, LaunchedPlan>
{
    public async Task<LaunchedPlan> Handle(LaunchPlan command, CancellationToken cancellationToken)
    {
        var plan =
            await db.Set<Plan>().SingleOrDefaultAsync(candidate => candidate.Id == command.PlanId, cancellationToken)
            ?? throw new NotFoundException("方案", command.PlanId);
        var tasks = await db.Set<PlanTask>()
            .Include(task => task.Participants)
            .Where(task => task.PlanId == plan.Id)
            .OrderBy(task => task.Order)
            .ToListAsync(cancellationToken);

        if (plan.Status is PlanStatus.Imported)
        {
            plan.Launch(clock.GetUtcNow());
            audit.Add("plan.launch", $"交办《{plan.Title}》的{tasks.Count}项任务", new AuditSubject(plan.Id));
            await StartAsync(plan.Id, tasks, cancellationToken);
        }

        return new LaunchedPlan(plan.Id, plan.Status, tasks.Count, plan.LaunchedAt);
    }

    private async Task StartAsync(Guid planId, List<PlanTask> tasks, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (task, done) in tasks.Select((task, done) => (task, done)))
            {
                progress.Note(planId, done);
                await handout.LaunchAsync(task, cancellationToken);
            }
        }
        finally
        {
            progress.Forget(planId);
        }
    }
}
