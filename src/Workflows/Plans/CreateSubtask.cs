using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The lead hands a part of the task to a participant, or to itself (分解、派发).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Department">Id, code or name of the department that is to do it.</param>
/// <param name="Requirement">What is asked for.</param>
/// <param name="DueOn">The day it is due; not after the task's own.</param>
public sealed record CreateSubtask(
    [property: JsonIgnore] Guid TaskId,
    string Department,
    string Requirement,
    DateOnly? DueOn
) : ICommand<CreatedSubtask>;

/// <summary>The subtask that was created and handed out.</summary>
public sealed record CreatedSubtask(
    Guid Id,
    int Number,
    Guid TaskId,
    Guid DepartmentId,
    SubtaskStatus Status,
    DateOnly? DueOn,
    string? WorkflowInstanceId
);

internal sealed class CreateSubtaskValidator : AbstractValidator<CreateSubtask>
{
    public CreateSubtaskValidator()
    {
        RuleFor(command => command.Department).NotEmpty().WithMessage("请选择承办部门。");
        RuleFor(command => command.Requirement).NotEmpty().WithMessage("请填写工作要求。");
        RuleFor(command => command.Requirement).MaximumLength(2000).WithMessage("工作要求不超过2000字。");
    }
}

internal sealed class CreateSubtaskHandler(
    WorkflowsDbContext db,
    Handout handout,
    Caller caller,
    OfficeTime office,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<CreateSubtask, CreatedSubtask>
{
    public async Task<CreatedSubtask> Handle(CreateSubtask command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.EnsureLedBy(caller.Person);
        EnsureDueOnIsPossible(command.DueOn, task);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var department = directory.FindGiven(command.Department, "department");

        var subtask = task.AddSubtask(
            department.Id,
            command.Requirement.Trim(),
            command.DueOn ?? task.DueOn,
            caller.Person.Id,
            clock.GetUtcNow()
        );
        audit.Add(
            "subtask.create",
            $"向{department.ShortName}派发子任务{subtask.Number}",
            new AuditSubject(task.PlanId, task.Id, subtask.Id),
            subtask.Requirement
        );
        await handout.LaunchAsync(task, subtask, cancellationToken);

        return new CreatedSubtask(
            subtask.Id,
            subtask.Number,
            task.Id,
            department.Id,
            subtask.Status,
            subtask.DueOn,
            subtask.WorkflowInstanceId
        );
    }

    private void EnsureDueOnIsPossible(DateOnly? dueOn, PlanTask task)
    {
        if (dueOn < office.Today)
            throw new InvalidRequestException("due_on_in_past", "dueOn", $"时限{dueOn:yyyy-MM-dd}已经过去。");
        if (dueOn > task.DueOn)
            throw new InvalidRequestException(
                "due_on_after_task",
                "dueOn",
                $"子任务时限不能晚于任务时限{task.DueOn:yyyy-MM-dd}。"
            );
    }
}
