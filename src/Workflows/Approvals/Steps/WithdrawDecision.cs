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
        if (item.CompletedById != caller.Person.Id)
            throw new ForbiddenException("只能撤回自己办理的待办。");

        audit.Add(
            "workItem.withdraw",
            $"{item.Title}：撤回",
            new AuditSubject(item.PlanId, item.TaskId, item.SubtaskId)
        );
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
        if (round.State is not RoundState.Decided || turn.Item.CompletedAt != round.EndedAt)
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
        await KeepVotesAsync(turn, cancellationToken);
    }

    private async Task KeepVotesAsync(Turn turn, CancellationToken cancellationToken)
    {
        var again = db.Set<ApprovalRound>()
            .Local.Single(row => row.State is RoundState.Open && row.ActivityId == turn.Round.ActivityId);
        var items = db.Set<WorkItem>()
            .Local.Where(row => row.RoundId == again.Id)
            .OrderBy(row => row.Position)
            .ToList();
        foreach (var old in turn.Items.Where(old => old != turn.Item && old.State is WorkItemState.Done))
            items.Find(row => row.AssigneeId is not null && row.AssigneeId == old.AssigneeId)?.KeepVote(old);
        await rounds.AskAsync(new Turn(again, items, items[0]), cancellationToken);
    }
}
