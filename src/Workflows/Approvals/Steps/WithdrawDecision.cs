using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Who acted last takes it back while nobody has acted on it (撤回).</summary>
/// <param name="WorkItemId">The work item he decided.</param>
public sealed record WithdrawDecision(Guid WorkItemId) : ICommand<StepMoved>;

internal sealed class WithdrawDecisionHandler(
    WorkflowsDbContext db,
    RoundTurn rounds,
    FlowMoves moves,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<WithdrawDecision, StepMoved>
{
    public async Task<StepMoved> Handle(WithdrawDecision command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var item = turn.Item;
        if (item.CompletedById != caller.Person.Id && item.OnBehalfOfId != caller.Person.Id)
            throw new ForbiddenException("只能撤回自己办理、或由他人代自己办理的待办。");

        audit.Add("workItem.withdraw", $"{item.Title}：撤回", item.Subject);
        if (turn.Round.State is RoundState.Open)
            await TakeVoteBackAsync(turn, cancellationToken);
        else
            await TakeStepBackAsync(turn, cancellationToken);
        return await rounds.WaitingAsync(turn.Round.WorkflowInstanceId, cancellationToken);
    }

    // The step is still open: only this vote is asked again, unless somebody voted because of it.
    private async Task TakeVoteBackAsync(Turn turn, CancellationToken cancellationToken)
    {
        var item = turn.Item;
        if (turn.HasFollowers(item))
            throw new RuleException("already_acted_on", $"“{item.Title}”的下一位签署人已经办理，不能撤回。");

        item.TakeBack();
        await rounds.AskAsync(turn, cancellationToken);
    }

    // The flow went on: it comes back, and the votes of the others are kept.
    private async Task TakeStepBackAsync(Turn turn, CancellationToken cancellationToken)
    {
        var round = turn.Round;
        if (round.State is not RoundState.Decided || round.DecidedByItemId != turn.Item.Id)
            throw new RuleException("not_last_submitter", "这一步不是由您最后办理的，不能撤回。");

        var next = await db.Set<ApprovalRound>()
            .Where(row => row.OpenedByRoundId == round.Id)
            .ToListAsync(cancellationToken);
        var nextIds = next.ConvertAll(row => row.Id);
        var isTaken = await db.Set<WorkItem>()
            .AnyAsync(row => nextIds.Contains(row.RoundId) && row.IsClaimed, cancellationToken);
        if (next.Count == 0)
            throw new RuleException("nothing_to_withdraw", "流程已经结束，或者下一步不由人办理，不能撤回。");
        if (isTaken || next.Exists(row => row.State is not RoundState.Open || row.Acts > 0))
            throw new RuleException("already_acted_on", "下一步已经有人办理或认领，不能撤回。");

        await moves.MoveAsync(next[0], round.ActivityId, cancellationToken);
        await StandAgainAsync(turn, cancellationToken);
    }

    // The step stands as it did before the vote: its signers, those added, those who took over, and what they said.
    private async Task StandAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        var again = db.Set<ApprovalRound>()
            .Local.SingleOrDefault(row => row.State is RoundState.Open && row.ActivityId == turn.Round.ActivityId);
        if (again is null)
            return;

        db.RemoveRange(db.Set<WorkItem>().Local.Where(row => row.RoundId == again.Id).ToList());
        var kept = turn.Items.Where(item => !item.IsRemoved).ToList();
        var ids = kept.ToDictionary(item => item.Id, _ => Guid.CreateVersion7());
        var items = kept.ConvertAll(item =>
            item.In(again, ids[item.Id], item.SponsorId is { } sponsor ? ids[sponsor] : null)
        );
        items.Find(item => item.Id == ids[turn.Item.Id])!.TakeBack();
        db.AddRange(items);
        await rounds.AskAsync(new Turn(again, items, items[0]), cancellationToken);
    }
}
