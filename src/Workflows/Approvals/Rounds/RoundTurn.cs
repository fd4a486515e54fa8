using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Acts on a round one at a time: two votes at once are both counted, and only one of them decides.</summary>
internal sealed class RoundTurn(WorkflowsDbContext db, Flow flow, IMediator mediator, TimeProvider clock)
{
    /// <summary>The round of a work item as it stands once it is our turn.</summary>
    /// <exception cref="NotFoundException">There is no such work item.</exception>
    public async Task<Turn> TakeAsync(Guid workItemId, CancellationToken cancellationToken)
    {
        var place =
            await db.Set<WorkItem>()
                .Where(row => row.Id == workItemId)
                .Select(row => new { row.WorkflowInstanceId, row.RoundId })
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("待办", workItemId);

        await flow.WaitForTurnAsync(place.WorkflowInstanceId, cancellationToken);
        var round = await db.Set<ApprovalRound>().SingleAsync(row => row.Id == place.RoundId, cancellationToken);
        var items = await db.Set<WorkItem>()
            .Where(row => row.RoundId == place.RoundId)
            .OrderBy(row => row.Position)
            .ToListAsync(cancellationToken);
        round.Touch();
        return new Turn(round, items, items.Single(item => item.Id == workItemId));
    }

    /// <summary>Asks who is to be asked now, or lets the flow go on when the round is decided.</summary>
    public async Task GoOnAsync(Turn turn, WorkItemData data, CancellationToken cancellationToken)
    {
        if (turn.Count() is { } outcome)
        {
            turn.Round.Decide(outcome, turn.Item.State is WorkItemState.Done ? turn.Item.Id : null, clock.GetUtcNow());
            if (outcome == Outcomes.Reject)
                await mediator.Publish(new StepRejected(turn.Item), cancellationToken);
            else
                await flow.ResumeAsync(turn.Item, outcome, data, cancellationToken);
            return;
        }

        await AskAsync(turn, cancellationToken);
    }

    /// <summary>The steps of a flow that wait now, this commit's changes included.</summary>
    public async Task<StepMoved> WaitingAsync(string instanceId, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return new StepMoved(
            await db.Set<WorkItem>()
                .Where(item => item.WorkflowInstanceId == instanceId && item.State == WorkItemState.Open)
                .Select(item => item.Title)
                .Distinct()
                .OrderBy(title => title)
                .ToListAsync(cancellationToken)
        );
    }

    /// <summary>Asks who is to be asked now, and nobody else.</summary>
    public async Task AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = turn.Ballot.Asked();
        foreach (var item in turn.Items.Where(item => !asked.Contains(item.Id)))
            item.Hold();
        foreach (var item in turn.Items.Where(item => asked.Contains(item.Id) && item.State is WorkItemState.Waiting))
        {
            item.Ask();
            await mediator.Publish(new WorkItemOpened(item), cancellationToken);
        }
    }
}

/// <summary>A round while somebody acts in it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Items">All its votes, in order, those removed too.</param>
/// <param name="Item">The one acted on.</param>
internal sealed record Turn(ApprovalRound Round, List<WorkItem> Items, WorkItem Item)
{
    /// <summary>The votes as they stand.</summary>
    public Ballot Ballot =>
        new(
            Round.Settings,
            [.. Items.Where(item => item.State is not WorkItemState.Cancelled).Select(item => item.ToSeat())]
        );

    /// <summary>The position of one more vote.</summary>
    public int NextPosition => Items.Max(item => item.Position) + 1;

    /// <summary>The outcome the step has come to; null while it is open.</summary>
    public string? Count() =>
        Ballot.Count() switch
        {
            Vote.None => null,
            Vote.Agreed => Step.Outcomes[0].Name,
            _ => FirstRefusal(),
        };

    /// <summary>How many others stand beside it in the ballot.</summary>
    public int FellowsOf(WorkItem item) =>
        Items.Count(other =>
            other != item
            && other.SponsorId == item.SponsorId
            && other.GroupId == item.GroupId
            && other.State is not WorkItemState.Cancelled
        );

    /// <summary>Takes a vote off the ballot, with those added before and after it.</summary>
    public void Remove(WorkItem item, DateTimeOffset now)
    {
        item.TakeOff(now);
        foreach (var added in Items.Where(other => other.SponsorId == item.Id))
            Remove(added, now);
    }

    /// <summary>Whether somebody has voted because of this vote: the next in turn, those after it, its sponsor.</summary>
    public bool HasFollowers(WorkItem item)
    {
        var inTurn = item.SponsorId is null
            ? Round.Mode is ApprovalMode.Sequential
            : item.GroupMode is ApprovalMode.Sequential;
        return Items.Exists(other =>
            other.State is WorkItemState.Done
            && (
                (inTurn && other.Position > item.Position && other.GroupId == item.GroupId)
                || (other.SponsorId == item.Id && other.Placement is SignerPlacement.After)
                || (other.Id == item.SponsorId && item.Placement is SignerPlacement.Before)
            )
        );
    }

    private WorkItem Step => Items.First(item => item.SponsorId is null);

    // Several refusals may differ, as return and reject: the first one given is the step's. One that the step itself
    // doesn't know, as of a signer of an earlier step, counts as the step's own first refusal.
    private string FirstRefusal()
    {
        var first = Items
            .Where(item => item.State is WorkItemState.Done && item.Outcome != item.Outcomes[0].Name)
            .OrderBy(item => item.CompletedAt)
            .First();
        return Step.Outcomes.Exists(outcome => outcome.Name == first.Outcome)
            ? first.Outcome!
            : Step.Outcomes[Math.Min(1, Step.Outcomes.Count - 1)].Name;
    }
}
