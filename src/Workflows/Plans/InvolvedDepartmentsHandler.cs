using MediatR;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Tells the rules of a step which departments its task belongs to.</summary>
internal sealed class InvolvedDepartmentsHandler(WorkflowsDbContext db)
    : IRequestHandler<DepartmentsOfTask, InvolvedDepartments>
{
    public async Task<InvolvedDepartments> Handle(DepartmentsOfTask request, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(request.TaskId, cancellationToken);
        return new InvolvedDepartments(
            task.LeadDepartmentId,
            [
                .. task
                    .Participants.OrderBy(participant => participant.Order)
                    .Select(participant => participant.DepartmentId),
            ]
        );
    }
}
