using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>
/// Carries out submitted plans by outbox messages: one makes some jobs and asks for the next, one more for each job.
/// A crash repeats the message it interrupts, whose work was rolled back.
/// </summary>
internal sealed class AlterationPlans(
    WorkflowsDbContext db,
    Outbox outbox,
    Caller caller,
    IMediator mediator,
    TimeProvider clock
) : INotificationHandler<MakeAlterationJobs>, INotificationHandler<RunAlterationJob>
{
    // Other messages come in between: a plan for thousands of instances holds up nobody.
    private const int JobsAtOnce = 100;
    private const string BeforeJob = "before_job";

    public async Task Handle(MakeAlterationJobs notification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var plan = await db.Set<AlterationPlan>()
            .SingleAsync(plan => plan.Id == notification.PlanId, cancellationToken);
        var ids = await JsonSerializer
            .Deserialize<InstanceFilter>(plan.Filter, ElsaJson.Options)!
            .Apply(db)
            .Where(row => row.Id.CompareTo(notification.AfterInstanceId) > 0)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(JobsAtOnce)
            .ToListAsync(cancellationToken);

        plan.StartedAt ??= now;
        foreach (var id in ids)
        {
            var job = new AlterationJob
            {
                PlanId = plan.Id,
                InstanceId = id,
                CreatedAt = now,
            };
            db.Add(job);
            outbox.Add(new RunAlterationJob(job.Id));
        }

        plan.HasAllJobs = ids.Count < JobsAtOnce;
        if (!plan.HasAllJobs)
            outbox.Add(new MakeAlterationJobs(plan.Id, ids[^1]));
    }

    public async Task Handle(RunAlterationJob notification, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var job = await FindAsync(notification.JobId, cancellationToken);
        if (job.Status is not AlterationJobStatus.Pending)
            return;

        var plan = await db.Set<AlterationPlan>()
            .AsNoTracking()
            .SingleAsync(plan => plan.Id == job.PlanId, cancellationToken);
        var alterations = JsonSerializer.Deserialize<List<Alteration>>(plan.Alterations, ElsaJson.Options)!;
        caller.PersonId = plan.SubmittedById;

        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(BeforeJob, cancellationToken);
        var result = await AlterationResult.OfAsync(
            job.InstanceId,
            alterations,
            startedAt,
            () => mediator.Send(new AlterInstance(job.InstanceId, alterations), cancellationToken)
        );
        if (!result.IsSuccessful)
        {
            // Nothing of a refused job stays, save that it was refused.
            await transaction.RollbackToSavepointAsync(BeforeJob, cancellationToken);
            db.ChangeTracker.Clear();
            db.PendingAudit.Forget();
            job = await FindAsync(notification.JobId, cancellationToken);
        }

        job.Status = result.IsSuccessful ? AlterationJobStatus.Completed : AlterationJobStatus.Failed;
        job.Log = JsonSerializer.Serialize(result.Log, ElsaJson.Options);
        job.StartedAt = startedAt;
        job.CompletedAt = clock.GetUtcNow();
    }

    private Task<AlterationJob> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<AlterationJob>().SingleAsync(job => job.Id == id, cancellationToken);
}
