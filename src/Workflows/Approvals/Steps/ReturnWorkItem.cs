using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Approvals;

/// <summary>A signer sends the flow back to an earlier step (退回).</summary>
/// <param name="WorkItemId">The signer's work item, from the address.</param>
/// <param name="Comment">Why.</param>
/// <param name="To">Previous, initiator, or the id of an earlier step.</param>
/// <param name="Then">Where the flow goes afterwards.</param>
public sealed record ReturnWorkItem(
    [property: JsonIgnore] Guid WorkItemId,
    string Comment,
    string To = ReturnWorkItem.Previous,
    AfterReturn Then = AfterReturn.RunAgain
) : ICommand<StepMoved>
{
    /// <summary>The step decided last before this one.</summary>
    public const string Previous = "previous";

    /// <summary>The first step of the flow.</summary>
    public const string Initiator = "initiator";
}

/// <summary>Where the flow goes after the step it was returned to.</summary>
public enum AfterReturn
{
    /// <summary>Along the flow: every step after it is asked again (继续执行).</summary>
    RunAgain,

    /// <summary>Straight to who returned it; nobody else is asked again and no other branch is touched (退回原处).</summary>
    StraightBack,
}

/// <summary>Where the flow waits after an act on a step.</summary>
/// <param name="Waiting">The titles of the steps of this flow that wait for somebody.</param>
public sealed record StepMoved(IReadOnlyList<string> Waiting);

internal sealed class ReturnWorkItemValidator : AbstractValidator<ReturnWorkItem>
{
    public ReturnWorkItemValidator()
    {
        RuleFor(command => command.Comment)
            .NotEmpty()
            .MaximumLength(4000)
            .WithMessage("请填写退回原因（不超过4000字）。");
        RuleFor(command => command.To).NotEmpty().MaximumLength(200).WithMessage("请选择退回到哪一步。");
    }
}

internal sealed class ReturnWorkItemHandler(
    WorkflowsDbContext db,
    RoundTurn rounds,
    FlowMoves moves,
    IMediator mediator,
    StandIns standIns,
    Caller caller,
    AuditTrail audit,
    OfficeTime office
) : IRequestHandler<ReturnWorkItem, StepMoved>
{
    public async Task<StepMoved> Handle(ReturnWorkItem command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var holder = await standIns.HolderAsync(turn.Item, cancellationToken);
        turn.Item.EnsureOpen();
        if (turn.Item.SponsorId is not null)
            throw new RuleException(
                "not_a_signer",
                $"“{turn.Item.Title}”是加签或退回修改的待办，不能再退回；请办理，或由原签署人退回。"
            );

        var target = Target(await moves.BeforeAsync(turn.Round, cancellationToken), command.To);
        var done = await db.Set<WorkItem>()
            .Where(item => item.RoundId == target.Id && item.SponsorId == null && item.State == WorkItemState.Done)
            .OrderBy(item => item.Position)
            .ToListAsync(cancellationToken);
        var item = turn.Item;
        audit.Add(
            "workItem.return",
            command.Then is AfterReturn.StraightBack
                ? $"{item.Title}：退回到“{done[0].Title}”，改后直接交回"
                : $"{item.Title}：退回到“{done[0].Title}”",
            item.Subject,
            command.Comment
        );
        await mediator.Publish(new WorkItemReturned(item), cancellationToken);

        if (command.Then is AfterReturn.StraightBack)
        {
            if (item.AssigneeId is null)
                item.AssignTo(holder.Id, office.Now);
            AskAgain(turn, done);
            await rounds.AskAsync(turn, cancellationToken);
        }
        else
        {
            item.Leave("returned", caller.Person, command.Comment, office, holder);
            turn.Round.CallOff(RoundState.Returned, office.Now);
            await moves.MoveAsync(turn.Round, target.ActivityId, cancellationToken);
        }

        return await rounds.WaitingAsync(turn.Round.WorkflowInstanceId, cancellationToken);
    }

    private static ApprovalRound Target(IReadOnlyList<ApprovalRound> before, string to) =>
        to switch
        {
            ReturnWorkItem.Previous => before is [var last, ..] ? last : null,
            ReturnWorkItem.Initiator => before is [.., var first] ? first : null,
            _ => before.FirstOrDefault(round => round.ActivityId == to),
        }
        ?? throw new RuleException(
            "no_step_to_return_to",
            before.Count == 0 ? "这是流程的第一步，没有可以退回的步骤。" : "只能退回到本步之前、已经办理过的步骤。"
        );

    // Those who decided the earlier step are asked before the returner's own vote, in his round: so votes cast stay,
    // and neither the flow nor another branch moves.
    private void AskAgain(Turn turn, IReadOnlyList<WorkItem> done)
    {
        var group = Guid.CreateVersion7();
        foreach (var earlier in done)
        {
            var place = new AddedPlace(turn.Item.Id, group, SignerPlacement.Before, ApprovalMode.All, caller.Person.Id);
            var again = turn.Item.Add(
                earlier,
                earlier.DepartmentId,
                [earlier.Outcomes[0] with { }],
                place,
                turn.NextPosition,
                office.Now
            );
            again.AssignTo(earlier.OnBehalfOfId ?? earlier.CompletedById!.Value, office.Now);
            db.Add(again);
            turn.Items.Add(again);
        }
    }
}
