using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>The lead asks a further department to take part (商请).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Department">Id, code or name of the department to ask.</param>
/// <param name="Reason">Why it is needed.</param>
public sealed record ProposeConsultation([property: JsonIgnore] Guid TaskId, string Department, string Reason)
    : ICommand<ProposedConsultation>;

/// <summary>A question put to a department.</summary>
public sealed record ProposedConsultation(
    Guid Id,
    Guid TaskId,
    Guid DepartmentId,
    ConsultationStatus Status,
    string? WorkflowInstanceId
);

internal sealed class ProposeConsultationValidator : AbstractValidator<ProposeConsultation>
{
    public ProposeConsultationValidator()
    {
        RuleFor(command => command.Department).NotEmpty().WithMessage("请选择要商请的部门。");
        RuleFor(command => command.Reason).NotEmpty().WithMessage("请填写商请原因。");
        RuleFor(command => command.Reason).MaximumLength(2000).WithMessage("商请原因不超过2000字。");
    }
}

internal sealed class ProposeConsultationHandler(
    WorkflowsDbContext db,
    Flow flow,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<ProposeConsultation, ProposedConsultation>
{
    public async Task<ProposedConsultation> Handle(ProposeConsultation command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.EnsureLedBy(caller.Person);
        task.EnsureNotSuspended();
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var department = directory.FindGiven(command.Department, "department");
        await EnsureMayBeAskedAsync(task, department, cancellationToken);

        var consultation = new Consultation
        {
            TaskId = task.Id,
            DepartmentId = department.Id,
            Reason = command.Reason.Trim(),
            ProposedById = caller.Person.Id,
            ProposedAt = clock.GetUtcNow(),
        };
        db.Add(consultation);
        task.ConsultationProposed();
        audit.Add(
            "consultation.propose",
            $"商请{department.ShortName}参与",
            new AuditSubject(task.PlanId, task.Id),
            consultation.Reason
        );

        var instance = await flow.StartAsync(
            "consultation",
            $"{task.Number} 商请{department.ShortName}",
            new FlowSubject(task.PlanId, task.Id, ConsultationId: consultation.Id),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["TaskId"] = task.Id.ToString(),
                ["DepartmentId"] = department.Id.ToString(),
            },
            cancellationToken,
            parentInstanceId: task.WorkflowInstanceId
        );
        consultation.Launch(instance.Id);

        return new ProposedConsultation(consultation.Id, task.Id, department.Id, consultation.Status, instance.Id);
    }

    private async Task EnsureMayBeAskedAsync(PlanTask task, Department department, CancellationToken cancellationToken)
    {
        if (task.Status is PlanTaskStatus.AwaitingAssignment or PlanTaskStatus.AwaitingAcceptance || task.HasEnded)
            throw new RuleException(
                "task_not_in_progress",
                $"任务{task.Number}不在办理中，不能商请部门参与；签收后、办结前可以商请。"
            );
        if (task.Involves(department.Id))
            throw new RuleException(
                "department_already_involved",
                $"{department.ShortName}已是任务{task.Number}的牵头或参与部门。"
            );
        if (
            await db.Set<Consultation>()
                .AnyAsync(
                    earlier =>
                        earlier.TaskId == task.Id
                        && earlier.DepartmentId == department.Id
                        && earlier.Status == ConsultationStatus.Pending,
                    cancellationToken
                )
        )
            throw new RuleException(
                "consultation_pending",
                $"已商请{department.ShortName}参与任务{task.Number}，正等待答复。"
            );
    }
}
