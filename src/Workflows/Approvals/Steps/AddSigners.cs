using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Approvals;

/// <summary>A signer asks others to sign as well (加签).</summary>
/// <param name="WorkItemId">The signer's work item, from the address.</param>
/// <param name="People">Ids or user names, in order.</param>
/// <param name="Placement">Before, after, or beside the signer.</param>
/// <param name="Mode">How those added before or after decide among themselves; beside him the step's own mode holds.</param>
/// <param name="Comment">Why.</param>
public sealed record AddSigners(
    [property: JsonIgnore] Guid WorkItemId,
    IReadOnlyList<string> People,
    SignerPlacement Placement,
    ApprovalMode Mode = ApprovalMode.All,
    string? Comment = null
) : ICommand<StepMoved>;

internal sealed class AddSignersValidator : AbstractValidator<AddSigners>
{
    public AddSignersValidator()
    {
        RuleFor(command => command.People)
            .NotEmpty()
            .WithMessage("请选择加签人。")
            .Must(people => people is null || people.Count <= 20)
            .WithMessage("一次最多加签20人。");
        RuleForEach(command => command.People).NotEmpty().MaximumLength(200).WithMessage("加签人不能为空。");
        RuleFor(command => command.Mode)
            .NotEqual(ApprovalMode.Vote)
            .WithMessage("加签人之间可以或签、会签或依次，不能票签。");
        RuleFor(command => command.Comment).MaximumLength(4000).WithMessage("说明不超过4000字。");
    }
}

internal sealed class AddSignersHandler(
    WorkflowsDbContext db,
    RoundTurn rounds,
    SignerRules rules,
    StandIns standIns,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<AddSigners, StepMoved>
{
    public async Task<StepMoved> Handle(AddSigners command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var item = turn.Item;
        var now = clock.GetUtcNow();
        var holder = await standIns.HolderAsync(item, cancellationToken);
        item.EnsureOpen();
        item.EnsureTakesSigners();
        if (item.AssigneeId is null)
            item.AssignTo(holder.Id, now);

        var place =
            command.Placement is SignerPlacement.Parallel
                ? new AddedPlace(item.SponsorId, item.GroupId, item.Placement, item.GroupMode, caller.Person.Id)
                : new AddedPlace(item.Id, Guid.CreateVersion7(), command.Placement, command.Mode, caller.Person.Id);
        foreach (var name in command.People)
        {
            var person = await rules.PersonAsync(name, cancellationToken);
            EnsureIsNew(turn, person);
            var added = item.Add(
                item,
                person.DepartmentId,
                item.Outcomes.Select(outcome => outcome with { }),
                place,
                turn.NextPosition,
                now
            );
            added.AssignTo(person.Id, now);
            db.Add(added);
            turn.Items.Add(added);
            audit.Add(
                "workItem.addSigner",
                $"{item.Title}：{WordOf(command.Placement)}{person.Name}",
                item.Subject,
                command.Comment
            );
        }

        await rounds.AskAsync(turn, cancellationToken);
        return await rounds.WaitingAsync(turn.Round.WorkflowInstanceId, cancellationToken);
    }

    private static void EnsureIsNew(Turn turn, Person person)
    {
        if (turn.Items.Exists(item => item.AssigneeId == person.Id && item.State is not WorkItemState.Cancelled))
            throw new RuleException("already_signer", $"{person.Name}已经是这一步的签署人，不能重复加签。");
    }

    private static string WordOf(SignerPlacement placement) =>
        placement switch
        {
            SignerPlacement.Before => "前加签",
            SignerPlacement.After => "后加签",
            _ => "并加签",
        };
}
