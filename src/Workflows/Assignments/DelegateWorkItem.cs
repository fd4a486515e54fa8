using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Assignments;

/// <summary>Who has a work item asks somebody for an answer, and decides once it is there (委派).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="PersonId">Who is asked, of any department.</param>
/// <param name="Instruction">What is asked.</param>
public sealed record DelegateWorkItem([property: JsonIgnore] Guid WorkItemId, Guid PersonId, string Instruction)
    : ICommand<DelegatedWorkItem>;

/// <summary>What waits after delegating.</summary>
/// <param name="Id">The work item that was delegated; it waits for the answer.</param>
/// <param name="State">Its state.</param>
/// <param name="DelegateItemId">The work item of the person asked. Taking its signer off takes the question back.</param>
public sealed record DelegatedWorkItem(Guid Id, WorkItemState State, Guid DelegateItemId);

internal sealed class DelegateWorkItemValidator : AbstractValidator<DelegateWorkItem>
{
    public DelegateWorkItemValidator()
    {
        RuleFor(command => command.PersonId).NotEmpty().WithMessage("请选择委派给谁。");
        RuleFor(command => command.Instruction)
            .NotEmpty()
            .MaximumLength(4000)
            .WithMessage("请填写委派事项（不超过4000字）。");
    }
}

// The question is a vote before the asker's own, whose only outcome is the answer: so votes and branches stay as they
// are, and the asker has his turn again by the same count that every signer has.
internal sealed class DelegateWorkItemHandler(
    WorkflowsDbContext db,
    RoundTurn rounds,
    StandIns standIns,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<DelegateWorkItem, DelegatedWorkItem>
{
    public async Task<DelegatedWorkItem> Handle(DelegateWorkItem command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var item = turn.Item;
        var now = clock.GetUtcNow();
        var holder = await standIns.HolderAsync(item, cancellationToken);
        item.EnsureOpen();
        var person = await db.FindPersonAsync(command.PersonId, cancellationToken);
        person.EnsureAtWork();
        EnsureMayBeAsked(turn, holder, person);
        if (item.AssigneeId is null)
            item.AssignTo(holder.Id, now);

        var asked = item.Add(
            item,
            person.DepartmentId,
            [new WorkItemOutcome(Outcomes.Answer, "答复", CommentRequired: true)],
            new AddedPlace(
                item.Id,
                Guid.CreateVersion7(),
                SignerPlacement.Before,
                ApprovalMode.All,
                caller.Person.Id,
                command.Instruction
            ),
            turn.NextPosition,
            now
        );
        asked.AssignTo(person.Id, now);
        db.Add(asked);
        turn.Items.Add(asked);
        audit.Add("workItem.delegate", $"{item.Title}：委派给{person.Name}", item.Subject, command.Instruction);
        await rounds.AskAsync(turn, cancellationToken);
        return new DelegatedWorkItem(item.Id, item.State, asked.Id);
    }

    private void EnsureMayBeAsked(Turn turn, Person holder, Person person)
    {
        if (person.Id == caller.Person.Id || person.Id == holder.Id)
            throw new RuleException("delegate_to_oneself", $"待办“{turn.Item.Title}”不能委派给自己。");
        if (turn.Items.Exists(item => item.AssigneeId == person.Id && IsHeard(item)))
            throw new RuleException("already_signer", $"{person.Name}已经是这一步的签署人，不能再委派给他。");
    }

    // Who has answered may be asked once more.
    private static bool IsHeard(WorkItem item) =>
        item.State is not WorkItemState.Cancelled && !(item.IsDelegated && item.State is WorkItemState.Done);
}
