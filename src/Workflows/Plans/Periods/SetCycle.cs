using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Periods;

/// <summary>The office has a task report by periods: each opens in turn, with its own counters, result and approval (设定周期).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Cycle">How often; null ends it, and periods that are open stay.</param>
/// <param name="DueMonth">The month of the period its result is due in, from 1; the last where nothing is said.</param>
/// <param name="DueDay">The day of that month, 1 to 31; the last where nothing is said.</param>
/// <param name="From">A day of the first period; today where nothing is said.</param>
/// <param name="Until">The last day of the whole. Until its period is over the task's own result is not handed in.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetCycle(
    [property: JsonIgnore] Guid TaskId,
    Cycle? Cycle,
    int? DueMonth = null,
    int? DueDay = null,
    DateOnly? From = null,
    DateOnly? Until = null
) : ICommand<CycleView?>;

internal sealed class SetCycleValidator : AbstractValidator<SetCycle>
{
    public SetCycleValidator()
    {
        RuleFor(command => command.Cycle).IsInEnum().WithMessage("请选择每月、每季度、每半年或每年。");
        RuleFor(command => command.DueDay).InclusiveBetween(1, 31).WithMessage("报送日为1到31日。");
        RuleFor(command => command.DueMonth)
            .Must((command, month) => Period.Has(command.Cycle!.Value, month))
            .When(command => command.Cycle is not null)
            .WithMessage("报送月份按周期内第几个月填写，不能超出周期。");
        RuleFor(command => command.Until)
            .GreaterThanOrEqualTo(command => command.From)
            .When(command => command.From is not null && command.Until is not null)
            .WithMessage("截止日不能早于开始日。");
    }
}

internal sealed class SetCycleHandler(WorkflowsDbContext db, PeriodOpening opening, OfficeTime office, AuditTrail audit)
    : IRequestHandler<SetCycle, CycleView?>
{
    public async Task<CycleView?> Handle(SetCycle command, CancellationToken cancellationToken)
    {
        if (command.Until < office.Today)
            throw new InvalidRequestException("until_in_past", "until", $"截止日{command.Until:yyyy-MM-dd}已经过去。");

        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.SetCycle(ToCycle(command));
        audit.Add(
            "task.setCycle",
            task.Cycle is null ? "不再按周期报送" : $"设为{CycleName.Of(task.Cycle.Cycle)}报送",
            new AuditSubject(task.PlanId, task.Id)
        );
        await opening.OpenAsync(task, cancellationToken);
        return CycleView.Of(task.Cycle);
    }

    private TaskCycle? ToCycle(SetCycle command)
    {
        if (command.Cycle is not { } every)
            return null;

        var cycle = new TaskCycle
        {
            Cycle = every,
            DueMonth = command.DueMonth,
            DueDay = command.DueDay,
            Until = command.Until,
        };
        cycle.BeginAt(command.From ?? office.Today);
        return cycle;
    }
}
