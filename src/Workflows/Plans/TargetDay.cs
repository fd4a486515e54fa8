using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office adds a target to a task that has not ended, such as a day by which something is there (节点).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Text">What is to be reached.</param>
/// <param name="Quantity">How much; null for something that is there or not.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="DueOn">The day by which, where it has one of its own; not after the task's.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AddTarget(
    [property: JsonIgnore] Guid TaskId,
    string Text,
    decimal? Quantity = null,
    string? Unit = null,
    DateOnly? DueOn = null
) : ICommand<TargetDay>;

/// <summary>The office sets the day by which a target is to be reached, or takes it away.</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="TargetId">The target, from the address.</param>
/// <param name="DueOn">The day; not after the task's.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetTargetDay(
    [property: JsonIgnore] Guid TaskId,
    [property: JsonIgnore] Guid TargetId,
    DateOnly? DueOn
) : ICommand<TargetDay>;

/// <summary>A target and the day by which it is to be reached.</summary>
/// <param name="Id">The target.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">How it is counted.</param>
/// <param name="DueOn">The day, if it has one of its own.</param>
public sealed record TargetDay(Guid Id, Guid TaskId, TargetKind Kind, DateOnly? DueOn);

internal sealed class AddTargetValidator : AbstractValidator<AddTarget>
{
    public AddTargetValidator()
    {
        RuleFor(command => command.Text).NotEmpty().MaximumLength(500).WithMessage("请填写指标内容（不超过500字）。");
        RuleFor(command => command.Quantity).GreaterThan(0).WithMessage("指标数值须大于0。");
        RuleFor(command => command.Unit).MaximumLength(20).WithMessage("单位不超过20字。");
    }
}

internal sealed class TargetDayHandler(WorkflowsDbContext db, TargetTerms terms, OfficeTime office, AuditTrail audit)
    : IRequestHandler<AddTarget, TargetDay>,
        IRequestHandler<SetTargetDay, TargetDay>
{
    public async Task<TargetDay> Handle(AddTarget command, CancellationToken cancellationToken)
    {
        var task = await FindAsync(command.TaskId, command.DueOn, cancellationToken);
        var target = new Target
        {
            TaskId = task.Id,
            Order = 1 + await db.Set<Target>().CountAsync(row => row.TaskId == task.Id, cancellationToken),
            Text = command.Text.Trim(),
            Quantity = command.Quantity,
            Unit = command.Unit,
            Comparison = TargetComparison.AtLeast,
            DueOn = command.DueOn,
        };
        db.Add(target);
        audit.Add("target.add", $"增加指标“{target.Text}”", new AuditSubject(task.PlanId, task.Id));
        return await FollowAsync(target, cancellationToken);
    }

    public async Task<TargetDay> Handle(SetTargetDay command, CancellationToken cancellationToken)
    {
        var task = await FindAsync(command.TaskId, command.DueOn, cancellationToken);
        var target =
            await db.Set<Target>()
                .SingleOrDefaultAsync(row => row.Id == command.TargetId && row.TaskId == task.Id, cancellationToken)
            ?? throw new NotFoundException("指标", command.TargetId);
        target.DueOn = command.DueOn;
        audit.Add(
            "target.setDueDay",
            command.DueOn is { } day
                ? $"指标“{target.Text}”的节点设为{day:yyyy-MM-dd}"
                : $"取消指标“{target.Text}”的节点",
            new AuditSubject(task.PlanId, task.Id)
        );
        return await FollowAsync(target, cancellationToken);
    }

    private async Task<PlanTask> FindAsync(Guid taskId, DateOnly? dueOn, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(taskId, cancellationToken);
        if (task.HasEnded)
            throw new RuleException("task_ended", $"任务{task.Number}已办结或终止，不能再设定指标。");
        if (dueOn < office.Today)
            throw new InvalidRequestException("due_on_in_past", "dueOn", $"节点{dueOn:yyyy-MM-dd}已经过去。");
        if (dueOn > task.DueOn)
            throw new InvalidRequestException(
                "due_on_after_task",
                "dueOn",
                $"节点不能晚于任务时限{task.DueOn:yyyy-MM-dd}。"
            );
        return task;
    }

    private async Task<TargetDay> FollowAsync(Target target, CancellationToken cancellationToken)
    {
        await terms.FollowAsync(target, cancellationToken);
        return new TargetDay(target.Id, target.TaskId, target.Kind, target.DueOn);
    }
}
