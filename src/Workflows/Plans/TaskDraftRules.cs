using FluentValidation;
using Workflows.Documents;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>What every draft of a task must have before it becomes one.</summary>
internal sealed class TaskDraftRules : AbstractValidator<TaskDraft>
{
    private const int LongestTarget = 5000;
    private const decimal MostOfTarget = 1_000_000_000_000_000;

    public TaskDraftRules()
    {
        RuleFor(draft => draft.Number).NotEmpty().MaximumLength(20).WithMessage("任务缺少编号。");
        RuleFor(draft => draft.Title)
            .NotEmpty()
            .MaximumLength(500)
            .WithMessage(draft => $"任务{draft.Number}缺少标题。");
        RuleFor(draft => draft.Text)
            .NotNull()
            .MaximumLength(20_000)
            .WithMessage(draft => $"任务{draft.Number}的正文过长。");
        RuleFor(draft => draft.Period!)
            .Must(rule => Period.Has(rule.Cycle, rule.DueMonth) && rule.DueDay is null or (>= 1 and <= 31))
            .When(draft => draft.Period is not null)
            .WithMessage(draft => $"任务{draft.Number}的报送日不在周期之内。");
        RuleForEach(draft => draft.Targets)
            .Must(target => !string.IsNullOrWhiteSpace(target.Text) && target.Text.Length <= LongestTarget)
            .WithMessage((draft, _) => $"任务{draft.Number}有一项指标没有写明内容，或超过{LongestTarget}字。")
            .Must(target => target.Quantity is null or (>= 0 and <= MostOfTarget))
            .WithMessage((draft, target) => $"任务{draft.Number}的指标“{target.Text}”的数量不能小于0，也不能过大。")
            .Must(target => target is { Unit: null or { Length: <= 50 }, Period: null or { Length: <= 200 } })
            .WithMessage((draft, target) => $"任务{draft.Number}的指标“{target.Text}”的单位或统计周期过长。")
            .Must(target => Enum.IsDefined(target.Comparison))
            .WithMessage((draft, target) => $"请选择任务{draft.Number}的指标“{target.Text}”的要求。");
    }
}
