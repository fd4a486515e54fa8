using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Plans.Uploads;

/// <summary>Deletes uploads nobody went on with, and parts that no upload names any more.</summary>
public sealed record ForgetOldUploads : ICommand<Unit>;

internal sealed class ForgetOldUploadsHandler(
    WorkflowsDbContext db,
    UploadParts parts,
    IOptions<EvidenceOptions> options,
    TimeProvider clock
) : IRequestHandler<ForgetOldUploads, Unit>
{
    public async Task<Unit> Handle(ForgetOldUploads command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.UploadKept;
        // Listed first: an upload that begins now has its row before its part.
        var found = parts.All();
        await db.Set<Upload>().Where(row => row.StartedAt < before).ExecuteDeleteAsync(cancellationToken);
        var named = await db.Set<Upload>()
            .Where(row => found.Contains(row.Id) && row.EvidenceId == null)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in found.Except(named))
            parts.Delete(id);
        return Unit.Value;
    }
}
