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

        var isOpen = turn.Round.State is RoundState.Open;
        var next = isOpen ? [] : await NextAsync(turn.Round, cancellationToken);
        if (Withdrawal.ObstacleOf(turn, next, await IsTakenAsync(next, cancellationToken)) is { } obstacle)
            throw obstacle;

        audit.Add("workItem.withdraw", $"{item.Title}：撤回", item.Subject);
        if (isOpen)
            await TakeVoteBackAsync(turn, cancellationToken);
        else
            await TakeStepBackAsync(turn, next[0], cancellationToken);
        return await rounds.WaitingAsync(turn.Round.WorkflowInstanceId, cancellationToken);
    }

    private Task<List<ApprovalRound>> NextAsync(ApprovalRound round, CancellationToken cancellationToken) =>
        db.Set<ApprovalRound>().Where(row => row.OpenedByRoundId == round.Id).ToListAsync(cancellationToken);

    private async Task<bool> IsTakenAsync(List<ApprovalRound> next, CancellationToken cancellationToken)
    {
        var ids = next.ConvertAll(row => row.Id);
        return ids.Count > 0
            && await db.Set<WorkItem>().AnyAsync(row => ids.Contains(row.RoundId) && row.IsClaimed, cancellationToken);
    }

    // The step is still open: only this vote is asked again.
    private async Task TakeVoteBackAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Item.TakeBack();
        await rounds.AskAsync(turn, cancellationToken);
    }

    // The flow went on: it comes back, and the votes of the others are kept.
    private async Task TakeStepBackAsync(Turn turn, ApprovalRound next, CancellationToken cancellationToken)
    {
        await moves.MoveAsync(next, turn.Round.ActivityId, cancellationToken);
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
