using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Deletes the contents of files that were taken back: those no evidence and no plan document names any more.</summary>
/// <remarks>It changes no row, so it is no command: a long look through the folder holds up nobody's decision.</remarks>
public sealed record ForgetContents : IRequest<Unit>;

internal sealed class ForgetContentsHandler(WorkflowsDbContext db, ContentStore contents, TimeProvider clock)
    : IRequestHandler<ForgetContents, Unit>
{
    private const int AtOnce = 500;

    // Far longer than the moment between keeping a content and committing the row that names it.
    private static readonly TimeSpan Unsettled = TimeSpan.FromDays(1);

    public async Task<Unit> Handle(ForgetContents command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Unsettled;
        foreach (var some in contents.KeptBefore(before).Chunk(AtOnce))
        {
            var kept = some.ToList();
            var named = await db.Set<Evidence>()
                .Where(row => kept.Contains(row.Sha256))
                .Select(row => row.Sha256)
                .Union(db.Set<PlanDocument>().Where(row => kept.Contains(row.Sha256)).Select(row => row.Sha256))
                .ToListAsync(cancellationToken);
            foreach (var sha256 in kept.Except(named, StringComparer.Ordinal))
                contents.Forget(sha256, before);
        }

        return Unit.Value;
    }
}
