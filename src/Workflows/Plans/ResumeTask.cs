using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office takes a task on hold up again (恢复). Due days stay as they are; an extension is asked for apart.</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Reason">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ResumeTask([property: JsonIgnore] Guid TaskId, string Reason) : ICommand<SupervisedTask>;

internal sealed class ResumeTaskValidator : AbstractValidator<ResumeTask>
{
    public ResumeTaskValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写恢复原因（不超过2000字）。");
}

internal sealed class ResumeTaskHandler(
    WorkflowsDbContext db,
    TaskProgress progress,
    OfficeTime office,
    AuditTrail audit
) : IRequestHandler<ResumeTask, SupervisedTask>
{
    public async Task<SupervisedTask> Handle(ResumeTask command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        var since = task.SuspendedAt;
        task.Resume();
        await progress.RenewTermsAsync(task, cancellationToken);

        var days = office.Today.DayNumber - OfficeTime.DayOf(since!.Value).DayNumber;
        audit.Add("task.resume", $"恢复任务，共暂停{days}天", new AuditSubject(task.PlanId, task.Id), command.Reason);
        return new SupervisedTask(task.Id, task.Status, days);
    }
}
