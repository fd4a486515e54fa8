using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Deletes instances with their journal. The instance of a plan's task is record and can't be deleted.</summary>
/// <param name="InstanceIds">The instances.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DeleteInstances(IReadOnlyList<string> InstanceIds) : ICommand<DeletedInstances>;

/// <summary>How many instances were deleted.</summary>
public sealed record DeletedInstances(int Deleted);

internal sealed class DeleteInstancesHandler(WorkflowsDbContext db, AuditTrail audit)
    : IRequestHandler<DeleteInstances, DeletedInstances>
{
    public async Task<DeletedInstances> Handle(DeleteInstances command, CancellationToken cancellationToken)
    {
        var instances = await db.Set<WorkflowInstance>()
            .Where(row => command.InstanceIds.Contains(row.Id))
            .ToListAsync(cancellationToken);
        if (instances.Find(instance => instance.Subject.TaskId is not null) is { } kept)
            throw new RuleException("instance_on_record", $"流程实例{kept.Id}属于方案任务，须留存备查，不能删除。");

        var ids = instances.ConvertAll(instance => instance.Id);
        await db.Set<StoredBookmark>().Where(row => ids.Contains(row.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<JournalRecord>().Where(row => ids.Contains(row.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ActivityExecutionRow>()
            .Where(row => ids.Contains(row.InstanceId))
            .ExecuteDeleteAsync(cancellationToken);
        db.RemoveRange(instances);
        foreach (var id in ids)
            audit.Add("instance.delete", $"删除流程实例{id}", AuditSubject.None);
        return new DeletedInstances(ids.Count);
    }
}
