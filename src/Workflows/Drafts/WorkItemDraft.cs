using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Drafts;

/// <summary>What the asking person has filled in at a work item so far; null when nothing, or when it is no longer his.</summary>
public sealed record WorkItemDraft(Guid WorkItemId) : IRequest<WorkItemDraftView?>;

/// <summary>A draft of a decision.</summary>
/// <param name="Comment">The opinion so far.</param>
/// <param name="Data">What is to be handed in so far.</param>
/// <param name="Evidence">The uploaded files it names that are still there and not handed in.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="Version">The version to go on from.</param>
public sealed record WorkItemDraftView(
    string? Comment,
    WorkItemData Data,
    IReadOnlyList<AddedEvidence> Evidence,
    DateTimeOffset SavedAt,
    int Version
);

internal sealed class WorkItemDraftHandler(WorkflowsDbContext db, OwnDrafts drafts, HeldItems items, Caller caller)
    : IRequestHandler<WorkItemDraft, WorkItemDraftView?>
{
    public async Task<WorkItemDraftView?> Handle(WorkItemDraft query, CancellationToken cancellationToken)
    {
        if (
            await items.FindAsync(query.WorkItemId, cancellationToken) is not { } item
            || await drafts.FindAsync(DraftKind.WorkItem, item.Id, cancellationToken) is not { } draft
        )
            return null;

        var content = JsonSerializer.Deserialize<WorkItemDraftContent>(draft.Content, WorkflowsJson.Options)!;
        var ids = content.Data.Evidence ?? [];
        var me = caller.Person.Id;
        var evidence = await db.Set<Evidence>()
            .Where(row => ids.Contains(row.Id) && row.TaskId == item.TaskId && row.UploadedById == me)
            .Where(row => row.SubmissionId == null && row.ReportId == null)
            .OrderBy(row => row.UploadedAt)
            .Select(row => new AddedEvidence(row.Id, row.TaskId, row.FileName, row.ContentType, row.Length, row.Sha256))
            .ToListAsync(cancellationToken);
        return new WorkItemDraftView(content.Comment, content.Data, evidence, draft.SavedAt, draft.Version);
    }
}
