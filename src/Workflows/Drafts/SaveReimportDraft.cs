using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Plans.Reimport;

namespace Workflows.Drafts;

/// <summary>Keeps a corrected document and what of it was confirmed so far (保存更正草稿).</summary>
/// <param name="PlanId">The plan, from the address.</param>
/// <param name="SourceText">The text of the corrected document, to be compared anew when the work goes on.</param>
/// <param name="Confirmed">What was confirmed so far.</param>
/// <param name="Mappings">Printed name → the departments it stands for.</param>
/// <param name="Version">The version it goes on from; null for a new draft.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SaveReimportDraft(
    [property: JsonIgnore] Guid PlanId,
    string SourceText,
    IReadOnlyList<ConfirmedChange>? Confirmed = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Mappings = null,
    int? Version = null
) : ICommand<SavedDraft>;

/// <summary>What is kept of a re-import; drafts of earlier versions have no names.</summary>
internal sealed record ReimportDraftContent(
    string SourceText,
    IReadOnlyList<ConfirmedChange> Confirmed,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Mappings = null
);

internal sealed class SaveReimportDraftValidator : AbstractValidator<SaveReimportDraft>
{
    public SaveReimportDraftValidator() =>
        RuleFor(command => command.SourceText).NotEmpty().WithMessage("缺少更正后的文件内容。");
}

internal sealed class SaveReimportDraftHandler(WorkflowsDbContext db, OwnDrafts drafts)
    : IRequestHandler<SaveReimportDraft, SavedDraft>
{
    public async Task<SavedDraft> Handle(SaveReimportDraft command, CancellationToken cancellationToken)
    {
        var title =
            await db.Set<Plan>()
                .Where(plan => plan.Id == command.PlanId)
                .Select(plan => plan.Title)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("方案", command.PlanId);
        return await drafts.SaveAsync(
            DraftKind.Reimport,
            command.PlanId,
            title,
            new ReimportDraftContent(command.SourceText, command.Confirmed ?? [], command.Mappings),
            command.Version,
            cancellationToken
        );
    }
}
