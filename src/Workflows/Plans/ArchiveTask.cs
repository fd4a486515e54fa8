using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office files a closed task (归档): it stays readable, and nothing of it changes any more.</summary>
/// <param name="TaskId">The task.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ArchiveTask(Guid TaskId) : ICommand<SupervisedTask>;

internal sealed class ArchiveTaskHandler(WorkflowsDbContext db, OfficeTime office, AuditTrail audit)
    : IRequestHandler<ArchiveTask, SupervisedTask>
{
    public async Task<SupervisedTask> Handle(ArchiveTask command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.Archive(office.Now);
        audit.Add("task.archive", "归档", new AuditSubject(task.PlanId, task.Id));
        return new SupervisedTask(task.Id, task.Status);
    }
}
