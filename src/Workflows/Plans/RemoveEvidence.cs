using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Who uploaded a file takes it back before it is handed in (移除佐证材料).</summary>
/// <param name="EvidenceId">The file.</param>
public sealed record RemoveEvidence(Guid EvidenceId) : ICommand<Unit>;

internal sealed class RemoveEvidenceHandler(WorkflowsDbContext db, Caller caller, AuditTrail audit)
    : IRequestHandler<RemoveEvidence, Unit>
{
    public async Task<Unit> Handle(RemoveEvidence command, CancellationToken cancellationToken)
    {
        var evidence =
            await db.FindAsync<Evidence>([command.EvidenceId], cancellationToken)
            ?? throw new NotFoundException("佐证材料", command.EvidenceId);
        if (evidence.UploadedById != caller.Person.Id)
            throw new ForbiddenException("只有上传人可以移除这份佐证材料。");
        evidence.EnsureFree();

        var task = await db.FindTaskAsync(evidence.TaskId, cancellationToken);
        db.Remove(evidence);
        audit.Add(
            "task.removeEvidence",
            $"移除尚未提交的佐证材料《{evidence.FileName}》，SHA-256 {evidence.Sha256}",
            new AuditSubject(task.PlanId, task.Id)
        );
        return Unit.Value;
    }
}
