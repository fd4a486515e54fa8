using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Commands;

namespace Workflows.Drafts;

/// <summary>Keeps what a person has filled in at a work item so far (保存草稿).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="Comment">The opinion so far.</param>
/// <param name="Data">What is to be handed in so far.</param>
/// <param name="Version">The version it goes on from; null for a new draft.</param>
public sealed record SaveWorkItemDraft(
    [property: JsonIgnore] Guid WorkItemId,
    string? Comment = null,
    WorkItemData? Data = null,
    int? Version = null
) : ICommand<SavedDraft>;

/// <summary>What is kept of a work item's draft.</summary>
internal sealed record WorkItemDraftContent(string? Comment, WorkItemData Data);

internal sealed class SaveWorkItemDraftValidator : AbstractValidator<SaveWorkItemDraft>
{
    public SaveWorkItemDraftValidator()
    {
        RuleFor(command => command.Comment).MaximumLength(4000).WithMessage("意见不超过4000字。");
        RuleFor(command => command.Data!.Text)
            .MaximumLength(20_000)
            .WithMessage("正文不超过20000字。")
            .When(command => command.Data is not null);
    }
}

internal sealed class SaveWorkItemDraftHandler(OwnDrafts drafts, HeldItems items)
    : IRequestHandler<SaveWorkItemDraft, SavedDraft>
{
    public async Task<SavedDraft> Handle(SaveWorkItemDraft command, CancellationToken cancellationToken)
    {
        var item =
            await items.FindAsync(command.WorkItemId, cancellationToken)
            ?? throw new RuleException("work_item_not_yours", "这个待办已办理，或不再由您办理，不能保存草稿。");

        var content = new WorkItemDraftContent(command.Comment, command.Data ?? WorkItemData.Empty);
        return await drafts.SaveAsync(
            DraftKind.WorkItem,
            item.Id,
            item.Title,
            content,
            command.Version,
            cancellationToken
        );
    }
}
