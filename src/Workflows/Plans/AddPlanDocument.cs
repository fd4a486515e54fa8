using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Keeps the file a plan was made from beside it, for the archive (留存方案原文). Once: what was kept stays.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="ContentType">Media type the browser stated.</param>
/// <param name="Content">The content, already kept under its hash.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AddPlanDocument(Guid PlanId, string FileName, string ContentType, StoredContent Content)
    : ICommand<AddedPlanDocument>;

/// <summary>The kept file.</summary>
public sealed record AddedPlanDocument(Guid PlanId, string FileName, long Length, string Sha256);

internal sealed class AddPlanDocumentHandler(WorkflowsDbContext db, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<AddPlanDocument, AddedPlanDocument>
{
    public async Task<AddedPlanDocument> Handle(AddPlanDocument command, CancellationToken cancellationToken)
    {
        if (await db.FindAsync<Plan>([command.PlanId], cancellationToken) is null)
            throw new NotFoundException("方案", command.PlanId);
        if (await db.Set<PlanDocument>().AnyAsync(row => row.PlanId == command.PlanId, cancellationToken))
            throw new RuleException("plan_document_exists", "这份方案已留存原文，不能更换。");

        var document = new PlanDocument
        {
            PlanId = command.PlanId,
            FileName = command.FileName,
            ContentType = command.ContentType,
            Length = command.Content.Length,
            Sha256 = command.Content.Sha256,
            AddedAt = clock.GetUtcNow(),
        };
        db.Add(document);
        audit.Add(
            "plan.addDocument",
            $"留存方案原文《{document.FileName}》，SHA-256 {document.Sha256}",
            new AuditSubject(document.PlanId)
        );
        return new AddedPlanDocument(document.PlanId, document.FileName, document.Length, document.Sha256);
    }
}
