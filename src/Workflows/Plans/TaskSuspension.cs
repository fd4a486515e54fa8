using MediatR;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Tells the terms of steps whether their task is on hold.</summary>
internal sealed class TaskSuspension(WorkflowsDbContext db) : IRequestHandler<IsTaskSuspended, bool>
{
    public async Task<bool> Handle(IsTaskSuspended request, CancellationToken cancellationToken) =>
        (await db.FindTaskAsync(request.TaskId, cancellationToken)).Status is PlanTaskStatus.Suspended;
}
