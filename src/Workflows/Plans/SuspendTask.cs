using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office puts a task on hold (暂停): nothing of it can be decided, and its terms stop.</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Reason">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SuspendTask([property: JsonIgnore] Guid TaskId, string Reason) : ICommand<SupervisedTask>;

/// <summary>A task after the office intervened.</summary>
/// <param name="Id">The task.</param>
/// <param name="Status">How far it is.</param>
/// <param name="SuspendedDays">After a hold: the calendar days it lasted.</param>
public sealed record SupervisedTask(Guid Id, PlanTaskStatus Status, int? SuspendedDays = null);

internal sealed class SuspendTaskValidator : AbstractValidator<SuspendTask>
{
    public SuspendTaskValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写暂停原因（不超过2000字）。");
}

internal sealed class SuspendTaskHandler(
    WorkflowsDbContext db,
    TaskProgress progress,
    OfficeTime office,
    AuditTrail audit
) : IRequestHandler<SuspendTask, SupervisedTask>
{
    public async Task<SupervisedTask> Handle(SuspendTask command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.Suspend(office.Now);
        await progress.StopTermsAsync(task, cancellationToken);
        audit.Add("task.suspend", "暂停任务", new AuditSubject(task.PlanId, task.Id), command.Reason);
        return new SupervisedTask(task.Id, task.Status);
    }
}
