using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>An uploaded file, for those who may read it: its department, the lead, the office, leaders, auditors.</summary>
public sealed record EvidenceFile(Guid EvidenceId) : IRequest<Evidence>;

internal sealed class EvidenceFileHandler(WorkflowsDbContext db, Caller caller)
    : IRequestHandler<EvidenceFile, Evidence>
{
    public async Task<Evidence> Handle(EvidenceFile query, CancellationToken cancellationToken)
    {
        var evidence =
            await db.Set<Evidence>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == query.EvidenceId, cancellationToken)
            ?? throw new NotFoundException("佐证材料", query.EvidenceId);
        var leadId = await db.Set<PlanTask>()
            .Where(task => task.Id == evidence.TaskId)
            .Select(task => task.LeadDepartmentId)
            .SingleAsync(cancellationToken);

        return caller.Person.SeesAllOf(leadId) || caller.Person.DepartmentId == evidence.DepartmentId
            ? evidence
            : throw new ForbiddenException("只有上传部门、牵头部门和办公室可以查看这份佐证材料。");
    }
}
