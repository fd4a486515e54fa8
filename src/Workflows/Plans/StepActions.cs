using Workflows.Approvals;
using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>What a person may do about a work item beside deciding it, as the page offers it. The commands check it again.</summary>
internal sealed class StepActions(
    PlanTask task,
    Person person,
    IReadOnlyList<(ApprovalRound Round, WorkItem Item)> parts
)
{
    private readonly Guid? initiatorId = parts
        .Select(part => part.Item)
        .Where(item => item.CompletedById is not null)
        .MinBy(item => item.CompletedAt)
        ?.CompletedById;

    private readonly ILookup<Guid, WorkItem> votes = parts.ToLookup(part => part.Round.Id, part => part.Item);

    private readonly ILookup<Guid?, ApprovalRound> followers = parts
        .Select(part => part.Round)
        .DistinctBy(round => round.Id)
        .ToLookup(round => round.OpenedByRoundId);

    /// <summary>Names of the acts, which are also the last part of their routes.</summary>
    public IReadOnlyList<string> Of(ApprovalRound round, WorkItem item)
    {
        if (task.Status is PlanTaskStatus.Suspended)
            return [];
        var turn = new Turn(round, [.. votes[round.Id]], item);
        return [.. Candidates(turn).Where(act => act.IsOpen).Select(act => act.Name)];
    }

    private IEnumerable<(string Name, bool IsOpen)> Candidates(Turn turn)
    {
        var item = turn.Item;
        var isOpen = item.State is WorkItemState.Open;
        var isOffice = person.Is(Role.OfficeAdmin);
        yield return ("withdraw", IsOwnDecision(item) && MayBeWithdrawn(turn));
        yield return ("urge", isOpen && !item.MayBeDecidedBy(person) && task.MayBeUrgedBy(person, initiatorId));
        yield return ("reassign", isOpen && isOffice);
        yield return ("remove-signer", (isOffice || item.AddedById == person.Id) && MayBeTakenOff(turn));
        yield return ("jump", isOpen && isOffice);
    }

    private bool IsOwnDecision(WorkItem item) => item.CompletedById == person.Id || item.OnBehalfOfId == person.Id;

    private bool MayBeWithdrawn(Turn turn)
    {
        var next = followers[turn.Round.Id].ToList();
        var isTaken = next.SelectMany(round => votes[round.Id]).Any(item => item.IsClaimed);
        return Withdrawal.ObstacleOf(turn, next, isTaken) is null;
    }

    private static bool MayBeTakenOff(Turn turn) =>
        turn.Item.State is WorkItemState.Open or WorkItemState.Waiting
        && (turn.Item.SponsorId is not null || (turn.Item.TakesSigners && turn.FellowsOf(turn.Item) > 0));
}
