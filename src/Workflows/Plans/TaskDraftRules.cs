using FluentValidation;
using Workflows.Documents;

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
    }
}
