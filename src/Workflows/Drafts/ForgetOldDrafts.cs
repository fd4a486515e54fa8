using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Drafts;

/// <summary>Deletes drafts nobody came back to, and those of work items that no longer wait.</summary>
public sealed record ForgetOldDrafts : ICommand<Unit>
{
    /// <summary>How long a draft waits for its person.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);
}

internal sealed class ForgetOldDraftsHandler(WorkflowsDbContext db, TimeProvider clock)
    : IRequestHandler<ForgetOldDrafts, Unit>
{
    public async Task<Unit> Handle(ForgetOldDrafts command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - ForgetOldDrafts.Kept;
        await db.Set<Draft>().Where(draft => draft.SavedAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Draft>()
            .Where(draft =>
                draft.Kind == DraftKind.WorkItem
                && !db.Set<WorkItem>()
                    .Any(item =>
                        item.Id == draft.AboutId
                        && (item.State == WorkItemState.Open || item.State == WorkItemState.Waiting)
                    )
            )
            .ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
