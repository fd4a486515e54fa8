using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>Who started a flow, or the office, withdraws all of it (撤销); what was decided stays on record.</summary>
/// <param name="InstanceId">The workflow, from the address.</param>
/// <param name="Reason">Why.</param>
public sealed record RevokeInstance([property: JsonIgnore] string InstanceId, string Reason)
    : ICommand<RevokedInstance>;

/// <summary>A flow that was withdrawn.</summary>
/// <param name="Id">The workflow.</param>
/// <param name="SubStatus">How it ended.</param>
public sealed record RevokedInstance(string Id, WorkflowSubStatus SubStatus);

internal sealed class RevokeInstanceValidator : AbstractValidator<RevokeInstance>
{
    public RevokeInstanceValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写撤销原因（不超过2000字）。");
}

internal sealed class RevokeInstanceHandler(
    WorkflowsDbContext db,
    Flow flow,
    TaskProgress tasks,
    SubtaskProgress subtasks,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<RevokeInstance, RevokedInstance>
{
    public async Task<RevokedInstance> Handle(RevokeInstance command, CancellationToken cancellationToken)
    {
        await flow.WaitForTurnAsync(command.InstanceId, cancellationToken);
        var instance =
            await db.Set<WorkflowInstance>()
                .SingleOrDefaultAsync(row => row.Id == command.InstanceId, cancellationToken)
            ?? throw new NotFoundException("流程实例", command.InstanceId);
        var what = await EnsureMayRevokeAsync(instance, cancellationToken);
        if (instance.Status is WorkflowStatus.Finished)
            throw new RuleException("instance_ended", $"{what}的流程已经结束，不能撤销。");

        await WithdrawAsync(instance, cancellationToken);
        var subject = instance.Subject;
        audit.Add(
            "instance.revoke",
            $"撤销{what}",
            new AuditSubject(subject.PlanId, subject.TaskId, subject.SubtaskId),
            command.Reason
        );
        return new RevokedInstance(instance.Id, instance.SubStatus);
    }

    // The office starts the tasks; the lead its subtasks and consultations.
    private async Task<string> EnsureMayRevokeAsync(WorkflowInstance instance, CancellationToken cancellationToken)
    {
        var isOffice = caller.Person.Is(Role.OfficeAdmin);
        if (instance.Subject.TaskId is not { } taskId)
            return isOffice
                ? $"流程{instance.Name ?? instance.DefinitionId}"
                : throw new ForbiddenException("只有办公室管理员可以撤销这个流程。");

        var task = await db.FindTaskAsync(taskId, cancellationToken);
        var isPartOfTask = instance.Subject.SubtaskId is not null || instance.Subject.ConsultationId is not null;
        if (!isOffice && !isPartOfTask)
            throw new ForbiddenException("任务由办公室交办，只有办公室管理员可以撤销。");
        if (!task.PartsMayBeRevokedBy(caller.Person))
            throw new ForbiddenException("只有发起的牵头部门和办公室管理员可以撤销。");
        if (!isPartOfTask && task.WorkflowInstanceId != instance.Id)
            throw new RuleException("instance_ended", $"任务{task.Number}已由另一个流程办理，不能撤销这一个。");

        return instance.Subject switch
        {
            { SubtaskId: not null } => $"任务{task.Number}的子任务",
            { ConsultationId: not null } => $"任务{task.Number}的商请",
            _ => $"任务{task.Number}",
        };
    }

    private async Task WithdrawAsync(WorkflowInstance instance, CancellationToken cancellationToken)
    {
        switch (instance.Subject)
        {
            case { SubtaskId: { } subtaskId }:
                await flow.CancelAsync(instance.Id, cancellationToken);
                var subtask = (await db.FindAsync<Subtask>([subtaskId], cancellationToken))!;
                await subtasks.EndAsync(subtask, SubtaskStatus.Cancelled, cancellationToken);
                break;
            case { ConsultationId: { } consultationId }:
                await flow.CancelAsync(instance.Id, cancellationToken);
                var consultation = (await db.FindAsync<Consultation>([consultationId], cancellationToken))!;
                consultation.Conclude(
                    ConsultationStatus.Cancelled,
                    answeredById: null,
                    answer: null,
                    clock.GetUtcNow()
                );
                break;
            case { TaskId: { } taskId }:
                await tasks.TerminateAsync(await db.FindTaskAsync(taskId, cancellationToken), cancellationToken);
                break;
            default:
                await flow.CancelAsync(instance.Id, cancellationToken);
                break;
        }
    }
}
