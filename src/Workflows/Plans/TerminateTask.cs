using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office gives a task up (终止): its flow and those of its subtasks and consultations end. It can't be undone.</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Reason">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record TerminateTask([property: JsonIgnore] Guid TaskId, string Reason) : ICommand<SupervisedTask>;

internal sealed class TerminateTaskValidator : AbstractValidator<TerminateTask>
{
    public TerminateTaskValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写终止原因（不超过2000字）。");
}

internal sealed class TerminateTaskHandler(WorkflowsDbContext db, TaskProgress progress, AuditTrail audit)
    : IRequestHandler<TerminateTask, SupervisedTask>
{
    public async Task<SupervisedTask> Handle(TerminateTask command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        await progress.TerminateAsync(task, cancellationToken);
        audit.Add("task.terminate", "终止任务", new AuditSubject(task.PlanId, task.Id), command.Reason);
        return new SupervisedTask(task.Id, task.Status);
    }
}
