using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The file a plan was made from.</summary>
public sealed record PlanDocumentFile(Guid PlanId) : IRequest<PlanDocument>;

internal sealed class PlanDocumentFileHandler(WorkflowsDbContext db) : IRequestHandler<PlanDocumentFile, PlanDocument>
{
    public async Task<PlanDocument> Handle(PlanDocumentFile query, CancellationToken cancellationToken) =>
        await db.Set<PlanDocument>()
            .AsNoTracking()
            .SingleOrDefaultAsync(document => document.PlanId == query.PlanId, cancellationToken)
        ?? throw new NotFoundException("方案原文", query.PlanId);
}
