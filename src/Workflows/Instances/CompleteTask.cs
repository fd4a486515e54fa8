using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Activities;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Reports that the outside has done a task a flow asked for (RunTask).</summary>
/// <param name="TaskId">The id the flow gave out.</param>
/// <param name="Result">What came of it.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record CompleteTask(string TaskId, object? Result) : ICommand<Unit>;

internal sealed class CompleteTaskHandler(WorkflowsDbContext db, Flow flow) : IRequestHandler<CompleteTask, Unit>
{
    public async Task<Unit> Handle(CompleteTask command, CancellationToken cancellationToken)
    {
        var hash = RunTask.HashOf(command.TaskId);
        var bookmark =
            await db.Set<StoredBookmark>()
                .AsNoTracking()
                .FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken)
            ?? throw new NotFoundException("等待中的外部任务", command.TaskId);
        var input = new Dictionary<string, object?>(StringComparer.Ordinal) { [RunTask.ResultKey] = command.Result };
        await flow.ResumeAsync(bookmark.InstanceId, bookmark.Id, input, cancellationToken);
        return Unit.Value;
    }
}
