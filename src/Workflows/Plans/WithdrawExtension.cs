using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The lead takes its request for more time back.</summary>
/// <param name="RequestId">The request.</param>
public sealed record WithdrawExtension(Guid RequestId) : ICommand<ExtensionState>;

internal sealed class WithdrawExtensionHandler(
    WorkflowsDbContext db,
    OfficeTime office,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<WithdrawExtension, ExtensionState>
{
    public async Task<ExtensionState> Handle(WithdrawExtension command, CancellationToken cancellationToken)
    {
        var request =
            await db.Set<ExtensionRequest>().SingleOrDefaultAsync(row => row.Id == command.RequestId, cancellationToken)
            ?? throw new NotFoundException("延期申请", command.RequestId);
        var task = await db.FindTaskAsync(request.TaskId, cancellationToken);
        task.EnsureLedBy(caller.Person);
        request.Conclude(ExtensionStatus.Withdrawn, caller.Person.Id, opinion: null, office.Now);
        audit.Add("extension.withdraw", "撤回延期申请", new AuditSubject(task.PlanId, task.Id));
        return ExtensionState.Of(request);
    }
}
