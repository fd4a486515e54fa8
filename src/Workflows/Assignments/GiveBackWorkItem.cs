using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Assignments;

/// <summary>Who claimed a work item puts it back into its pool (退还).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="Reason">Why.</param>
public sealed record GiveBackWorkItem([property: JsonIgnore] Guid WorkItemId, string? Reason = null)
    : ICommand<HeldWorkItem>;

internal sealed class GiveBackWorkItemValidator : AbstractValidator<GiveBackWorkItem>
{
    public GiveBackWorkItemValidator() =>
        RuleFor(command => command.Reason).MaximumLength(4000).WithMessage("原因不超过4000字。");
}

internal sealed class GiveBackWorkItemHandler(WorkflowsDbContext db, Caller caller, AuditTrail audit)
    : IRequestHandler<GiveBackWorkItem, HeldWorkItem>
{
    public async Task<HeldWorkItem> Handle(GiveBackWorkItem command, CancellationToken cancellationToken)
    {
        var item = await db.FindWorkItemAsync(command.WorkItemId, cancellationToken);
        item.GiveBack(caller.Person);
        audit.Add("workItem.giveBack", $"{item.Title}：退还", item.Subject, command.Reason);
        return HeldWorkItem.Of(item);
    }
}
