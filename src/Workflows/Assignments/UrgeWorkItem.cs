using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Reminders;

namespace Workflows.Assignments;

/// <summary>The office, the lead department or the initiator presses for a decision (催办).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="Comment">What to tell whoever has it.</param>
public sealed record UrgeWorkItem([property: JsonIgnore] Guid WorkItemId, string? Comment = null)
    : ICommand<UrgedWorkItem>;

/// <summary>A work item that was urged.</summary>
/// <param name="Id">The work item.</param>
/// <param name="UrgeCount">How often so far.</param>
/// <param name="UrgedAt">When, this time.</param>
/// <param name="Notified">How many people were told.</param>
public sealed record UrgedWorkItem(Guid Id, int UrgeCount, DateTimeOffset UrgedAt, int Notified);

internal sealed class UrgeWorkItemValidator : AbstractValidator<UrgeWorkItem>
{
    public UrgeWorkItemValidator() =>
        RuleFor(command => command.Comment).MaximumLength(1000).WithMessage("催办说明不超过1000字。");
}

internal sealed class UrgeWorkItemHandler(
    WorkflowsDbContext db,
    SignerRules rules,
    Holders holders,
    Caller caller,
    AuditTrail audit,
    UrgingRule rule,
    Notices notices,
    TimeProvider clock
) : IRequestHandler<UrgeWorkItem, UrgedWorkItem>
{
    public async Task<UrgedWorkItem> Handle(UrgeWorkItem command, CancellationToken cancellationToken)
    {
        var item = await db.FindWorkItemAsync(command.WorkItemId, cancellationToken);
        var task = await db.FindTaskAsync(item.TaskId, cancellationToken);
        await EnsureMayUrgeAsync(item, task, cancellationToken);
        task.EnsureNotSuspended();
        var now = clock.GetUtcNow();
        item.Urge(await rule.IntervalAsync(cancellationToken), now);
        audit.Add("workItem.urge", $"{item.Title}：第{item.UrgeCount}次催办", item.Subject, command.Comment);

        var people = await holders.OfAsync(item, cancellationToken);
        await notices.WriteAsync(
            people.Select(personId => Urging.NoticeTo(personId, item, task, caller.Person.Name, command.Comment, now)),
            cancellationToken
        );
        return new UrgedWorkItem(item.Id, item.UrgeCount, now, people.Count);
    }

    private async Task EnsureMayUrgeAsync(WorkItem item, PlanTask task, CancellationToken cancellationToken)
    {
        var person = caller.Person;
        if (item.State is WorkItemState.Open && item.MayBeDecidedBy(person))
            throw new RuleException("urge_oneself", $"待办“{item.Title}”由您办理，不用催办。");
        var initiator = await rules.InitiatorAsync(item.WorkflowInstanceId, cancellationToken);
        if (!task.MayBeUrgedBy(person, initiator?.Id))
            throw new ForbiddenException("只有办公室管理员、牵头部门和发起人可以催办。");
    }
}
