using MediatR;
using Workflows.Commands;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Goes on with an instance whose timer is due. Safe to run early, late and twice: a hit bookmark is gone.</summary>
/// <param name="BookmarkId">The timer's bookmark.</param>
public sealed record FireTimer(string BookmarkId) : ICommand<Unit>;

internal sealed class FireTimerHandler(WorkflowsDbContext db, Flow flow, TimeProvider clock)
    : IRequestHandler<FireTimer, Unit>
{
    private static readonly Dictionary<string, object?> NoInput = new(StringComparer.Ordinal);

    public async Task<Unit> Handle(FireTimer command, CancellationToken cancellationToken)
    {
        var bookmark = await db.FindAsync<StoredBookmark>([command.BookmarkId], cancellationToken);
        if (bookmark?.DueAt <= clock.GetUtcNow())
            await flow.ResumeAsync(bookmark.InstanceId, bookmark.Id, NoInput, cancellationToken);

        return Unit.Value;
    }
}
