namespace Workflows.Approvals;

/// <summary>
/// Counts the votes of a step. Signers added before or after another one share one voice with him: it refuses when one
/// of its parts does and agrees when all have, so adding them never changes the number or weight of votes.
/// </summary>
/// <param name="settings">How votes are counted.</param>
/// <param name="seats">Everybody who is a signer now; who was removed is not among them.</param>
public sealed class Ballot(RoundSettings settings, IReadOnlyList<Seat> seats)
{
    private readonly ILookup<Guid?, Seat> bySponsor = seats.ToLookup(seat => seat.SponsorId);

    private IReadOnlyList<Seat> Signers => [.. bySponsor[null].OrderBy(seat => seat.Position)];

    /// <summary>The result so far; <see cref="Vote.None"/> while it is open.</summary>
    public Vote Count() => Count(settings, Signers);

    /// <summary>The seats that are asked now; nobody once the result is known.</summary>
    public IReadOnlySet<Guid> Asked()
    {
        var asked = new HashSet<Guid>();
        if (Count() is Vote.None)
            Ask(settings, Signers, asked);
        return asked;
    }

    private Vote Count(RoundSettings rule, IReadOnlyList<Seat> members)
    {
        var voices = members.Select(seat => (seat.Weight, Vote: VoiceOf(seat))).ToList();
        var total = voices.Sum(voice => voice.Weight);
        var agreed = voices.Where(voice => voice.Vote is Vote.Agreed).Sum(voice => voice.Weight);
        var refused = voices.Where(voice => voice.Vote is Vote.Refused).Sum(voice => voice.Weight);
        var isComplete = agreed + refused == total;
        if (rule.OnRefusal is RefusalRule.WaitForAll && rule.Mode is not ApprovalMode.Any && !isComplete)
            return Vote.None;

        var needed = Needed(rule, total);
        if (agreed >= needed)
            return Vote.Agreed;
        var isSettledByRefusal = rule is { Mode: ApprovalMode.Any, OnRefusal: RefusalRule.EndNow } && refused > 0;
        return isSettledByRefusal || total - refused < needed ? Vote.Refused : Vote.None;
    }

    // Removed signers may leave less weight than was asked for; then all that is left must agree.
    private static decimal Needed(RoundSettings rule, int total) =>
        rule.Mode switch
        {
            ApprovalMode.Any => 1,
            ApprovalMode.Vote when rule.PassCount is { } count => Math.Min(count, total),
            ApprovalMode.Vote when rule.PassShare is { } share => Math.Max(1, total * share / 100),
            ApprovalMode.Vote => (total / 2) + 1,
            _ => total,
        };

    private Vote VoiceOf(Seat seat)
    {
        foreach (var group in GroupsOf(seat, SignerPlacement.Before))
        {
            if (Count(group.Rule, group.Members) is var verdict and not Vote.Agreed)
                return verdict;
        }

        if (seat.Vote is not Vote.Agreed)
            return seat.Vote;
        foreach (var group in GroupsOf(seat, SignerPlacement.After))
        {
            if (Count(group.Rule, group.Members) is var verdict and not Vote.Agreed)
                return verdict;
        }

        return Vote.Agreed;
    }

    private void Ask(RoundSettings rule, IReadOnlyList<Seat> members, HashSet<Guid> asked)
    {
        var silent = members.Where(seat => VoiceOf(seat) is Vote.None);
        foreach (var seat in rule.Mode is ApprovalMode.Sequential ? silent.Take(1) : silent)
            Ask(seat, asked);
    }

    private void Ask(Seat seat, HashSet<Guid> asked)
    {
        var before = OpenGroup(seat, SignerPlacement.Before);
        if (before is null && seat.Vote is Vote.None)
            asked.Add(seat.Id);
        else if ((before ?? OpenGroup(seat, SignerPlacement.After)) is { } group)
            Ask(group.Rule, group.Members, asked);
    }

    private Group? OpenGroup(Seat seat, SignerPlacement placement) =>
        GroupsOf(seat, placement).FirstOrDefault(group => Count(group.Rule, group.Members) is Vote.None);

    private IEnumerable<Group> GroupsOf(Seat seat, SignerPlacement placement) =>
        bySponsor[seat.Id]
            .Where(member => member.Placement == placement)
            .OrderBy(member => member.Position)
            .GroupBy(member => member.GroupId)
            .Select(group => new Group(settings with { Mode = group.First().GroupMode }, [.. group]));

    private sealed record Group(RoundSettings Rule, IReadOnlyList<Seat> Members);
}

/// <summary>A signer's place in a ballot.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Position">The order among its fellows.</param>
/// <param name="Vote">What was voted.</param>
/// <param name="Weight">How much the vote counts.</param>
public sealed record Seat(Guid Id, int Position, Vote Vote = Vote.None, int Weight = 1)
{
    /// <summary>The seat it was added before or after; null for a signer of the step itself.</summary>
    public Guid? SponsorId { get; init; }

    /// <summary>Those added by one act.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>Before or after the sponsor.</summary>
    public SignerPlacement Placement { get; init; }

    /// <summary>How those added by one act decide among themselves.</summary>
    public ApprovalMode GroupMode { get; init; } = ApprovalMode.All;
}

/// <summary>What a signer said, or a ballot.</summary>
public enum Vote
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>The onward outcome.</summary>
    Agreed,

    /// <summary>Any other outcome.</summary>
    Refused,
}
