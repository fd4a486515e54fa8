using FluentValidation;
using Workflows.Documents;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>What every draft of a task must have before it becomes one.</summary>
internal sealed class TaskDraftRules : AbstractValidator<TaskDraft>
{
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
    }
}
