using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Stops running instances for good, and the children they started; finished ones stay as they are.</summary>
/// <param name="InstanceIds">The instances.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record CancelInstances(IReadOnlyList<string> InstanceIds) : ICommand<CancelledInstances>;

/// <summary>How many instances were stopped.</summary>
public sealed record CancelledInstances(int Cancelled);

internal sealed class CancelInstancesHandler(WorkflowsDbContext db, Flow flow, AuditTrail audit)
    : IRequestHandler<CancelInstances, CancelledInstances>
{
    public async Task<CancelledInstances> Handle(CancelInstances command, CancellationToken cancellationToken)
    {
        var running = new Queue<string>(
            await RunningAsync(row => command.InstanceIds.Contains(row.Id), cancellationToken)
        );
        var cancelled = 0;
        while (running.TryDequeue(out var id))
        {
            await flow.CancelAsync(id, cancellationToken);
            audit.Add("instance.cancel", $"终止流程实例{id}", AuditSubject.None);
            cancelled++;
            foreach (var child in await RunningAsync(row => row.ParentInstanceId == id, cancellationToken))
                running.Enqueue(child);
        }

        return new CancelledInstances(cancelled);
    }

    private Task<List<string>> RunningAsync(
        System.Linq.Expressions.Expression<Func<WorkflowInstance, bool>> which,
        CancellationToken cancellationToken
    ) =>
        db.Set<WorkflowInstance>()
            .Where(which)
            .Where(row => row.Status == WorkflowStatus.Running)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
}
