using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The lead takes a subtask back, or the office a period's result; what was handed in stays on record.</summary>
/// <param name="SubtaskId">The subtask, from the address.</param>
/// <param name="Reason">Why.</param>
public sealed record CancelSubtask([property: JsonIgnore] Guid SubtaskId, string Reason) : ICommand<CancelledSubtask>;

/// <summary>A cancelled subtask.</summary>
public sealed record CancelledSubtask(Guid Id, SubtaskStatus Status);

internal sealed class CancelSubtaskValidator : AbstractValidator<CancelSubtask>
{
    public CancelSubtaskValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写取消原因（不超过2000字）。");
}

internal sealed class CancelSubtaskHandler(
    WorkflowsDbContext db,
    Flow flow,
    Caller caller,
    SubtaskProgress progress,
    AuditTrail audit
) : IRequestHandler<CancelSubtask, CancelledSubtask>
{
    public async Task<CancelledSubtask> Handle(CancelSubtask command, CancellationToken cancellationToken)
    {
        var subtask =
            await db.Set<Subtask>().SingleOrDefaultAsync(row => row.Id == command.SubtaskId, cancellationToken)
            ?? throw new NotFoundException("子任务", command.SubtaskId);
        var task = await db.FindTaskAsync(subtask.TaskId, cancellationToken);
        if (!subtask.MayBeCancelledBy(caller.Person, task))
            throw new ForbiddenException(
                subtask.Period is null ? $"任务{task.Number}的子任务只由牵头部门取消。" : "周期报送只由办公室取消。"
            );
        if (subtask.HasEnded)
            throw new RuleException("subtask_ended", $"子任务{task.Number}-{subtask.Number}已经结束，不能取消。");

        await flow.CancelAsync(subtask.WorkflowInstanceId!, cancellationToken);
        await progress.EndAsync(subtask, SubtaskStatus.Cancelled, cancellationToken);
        var subject = new AuditSubject(task.PlanId, task.Id, subtask.Id);
        audit.Add("subtask.cancel", $"取消子任务{subtask.Number}", subject, command.Reason);
        return new CancelledSubtask(subtask.Id, subtask.Status);
    }
}
