using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Assignments;

/// <summary>Somebody of a pool takes one of its work items upon himself (认领).</summary>
/// <param name="WorkItemId">The work item.</param>
public sealed record ClaimWorkItem(Guid WorkItemId) : ICommand<HeldWorkItem>;

internal sealed class ClaimWorkItemHandler(WorkflowsDbContext db, Caller caller, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<ClaimWorkItem, HeldWorkItem>
{
    public async Task<HeldWorkItem> Handle(ClaimWorkItem command, CancellationToken cancellationToken)
    {
        var item = await db.FindWorkItemAsync(command.WorkItemId, cancellationToken);
        item.Claim(caller.Person, clock.GetUtcNow());
        audit.Add("workItem.claim", $"{item.Title}：认领", item.Subject);
        return HeldWorkItem.Of(item);
    }
}
