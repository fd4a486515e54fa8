using Workflows.Approvals;

namespace Workflows.Tests.Approvals;

/// <summary>How the votes of a step are counted.</summary>
public sealed class BallotTests
{
    private static readonly ApprovalMode[] Modes = Enum.GetValues<ApprovalMode>();

    [Theory]
    [InlineData(ApprovalMode.Any, RefusalRule.EndNow, "a--", Vote.Agreed)]
    [InlineData(ApprovalMode.Any, RefusalRule.EndNow, "r--", Vote.Refused)]
    [InlineData(ApprovalMode.Any, RefusalRule.WaitForAll, "r--", Vote.None)]
    [InlineData(ApprovalMode.Any, RefusalRule.WaitForAll, "rra", Vote.Agreed)]
    [InlineData(ApprovalMode.Any, RefusalRule.WaitForAll, "rrr", Vote.Refused)]
    [InlineData(ApprovalMode.All, RefusalRule.EndNow, "aa-", Vote.None)]
    [InlineData(ApprovalMode.All, RefusalRule.EndNow, "aaa", Vote.Agreed)]
    [InlineData(ApprovalMode.All, RefusalRule.EndNow, "-r-", Vote.Refused)]
    [InlineData(ApprovalMode.All, RefusalRule.WaitForAll, "-r-", Vote.None)]
    [InlineData(ApprovalMode.All, RefusalRule.WaitForAll, "ara", Vote.Refused)]
    [InlineData(ApprovalMode.Vote, RefusalRule.EndNow, "aa-", Vote.Agreed)]
    [InlineData(ApprovalMode.Vote, RefusalRule.EndNow, "ar-", Vote.None)]
    [InlineData(ApprovalMode.Vote, RefusalRule.EndNow, "rr-", Vote.Refused)]
    [InlineData(ApprovalMode.Vote, RefusalRule.EndNow, "aarr", Vote.Refused)]
    [InlineData(ApprovalMode.Vote, RefusalRule.WaitForAll, "aa-", Vote.None)]
    [InlineData(ApprovalMode.Sequential, RefusalRule.EndNow, "aa-", Vote.None)]
    [InlineData(ApprovalMode.Sequential, RefusalRule.EndNow, "ar-", Vote.Refused)]
    [InlineData(ApprovalMode.Sequential, RefusalRule.EndNow, "aaa", Vote.Agreed)]
    public void A_mode_counts_votes_as_the_office_knows_it(
        ApprovalMode mode,
        RefusalRule rule,
        string votes,
        Vote expected
    ) => Assert.Equal(expected, new Ballot(new RoundSettings(mode, rule), Seats(votes)).Count());

    [Theory]
    [InlineData(60, null, "aa---", Vote.None)]
    [InlineData(60, null, "aaa--", Vote.Agreed)]
    [InlineData(60, null, "rrr--", Vote.Refused)]
    [InlineData(60, null, "rr---", Vote.None)]
    [InlineData(null, 2, "aarrr", Vote.Agreed)]
    [InlineData(null, 2, "rrrr-", Vote.Refused)]
    [InlineData(null, 9, "aaaaa", Vote.Agreed)]
    [InlineData(null, 9, "r----", Vote.Refused)]
    public void A_share_or_number_must_agree_and_fails_once_it_cannot(
        int? share,
        int? count,
        string votes,
        Vote expected
    ) =>
        Assert.Equal(
            expected,
            new Ballot(new RoundSettings(ApprovalMode.Vote, PassShare: share, PassCount: count), Seats(votes)).Count()
        );

    [Fact]
    public void A_heavy_vote_counts_as_many()
    {
        var seats = Seats("a----");
        var ballot = new Ballot(new RoundSettings(ApprovalMode.Vote), [seats[0] with { Weight = 5 }, .. seats.Skip(1)]);

        Assert.Equal(Vote.Agreed, ballot.Count());
    }

    [Fact]
    public void In_turn_only_the_next_is_asked()
    {
        var seats = Seats("a--");

        Assert.Equal([seats[1].Id], new Ballot(new RoundSettings(ApprovalMode.Sequential), seats).Asked());
    }

    [Fact]
    public void Who_was_added_before_is_asked_first_and_who_was_added_after_is_asked_last()
    {
        var settings = new RoundSettings(ApprovalMode.All);
        var host = Seats("-")[0];
        var before = Added(host, SignerPlacement.Before, ApprovalMode.Sequential, 2);
        var after = Added(host, SignerPlacement.After, ApprovalMode.Any, 2);
        List<Seat> seats = [host, .. before, .. after];

        foreach (var expected in new[] { before[0], before[1], host })
        {
            Assert.Equal([expected.Id], new Ballot(settings, seats).Asked());
            seats = [.. seats.Select(seat => seat.Id == expected.Id ? seat with { Vote = Vote.Agreed } : seat)];
        }

        Assert.Equal(after.Select(seat => seat.Id).ToHashSet(), new Ballot(settings, seats).Asked());
        seats = [.. seats.Select(seat => seat.Id == after[1].Id ? seat with { Vote = Vote.Agreed } : seat)];
        Assert.Equal(Vote.Agreed, new Ballot(settings, seats).Count());
    }

    [Fact]
    public void Random_ballots_end_with_one_result_that_no_later_vote_or_order_changes()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var settings = AnySettings(random);
            var seats = AnySeats(random);
            var wishes = seats.ToDictionary(seat => seat.Id, _ => random.Next(3) == 0 ? Vote.Refused : Vote.Agreed);

            var asItCame = Run(settings, seats, wishes, random);
            var everybody = new Ballot(
                settings,
                [.. seats.Select(seat => seat with { Vote = wishes[seat.Id] })]
            ).Count();

            Assert.True(asItCame is not Vote.None, $"Seed {seed} hangs.");
            // In Any with EndNow the first decides, so only there the order may matter.
            if (settings is not { OnRefusal: RefusalRule.EndNow } || !UsesAny(settings, seats))
                Assert.True(asItCame == everybody, $"Seed {seed}: {asItCame} as it came, {everybody} in the end.");
        }
    }

    [Fact]
    public void Adding_and_removing_signers_on_the_way_never_leaves_a_step_that_asks_nobody()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var settings = AnySettings(random);
            List<Seat> seats = [.. AnySeats(random)];
            for (var turn = 0; turn < 200; turn++)
            {
                var ballot = new Ballot(settings, seats);
                var asked = ballot.Asked();
                Assert.True(ballot.Count() is Vote.None == asked.Count > 0, $"Seed {seed}: open, and nobody is asked.");
                if (asked.Count == 0)
                    break;

                var seat = seats.Find(candidate => candidate.Id == asked.Order().First())!;
                var fellows = seats.Count(other => other.SponsorId == seat.SponsorId && other.GroupId == seat.GroupId);
                if (turn < 20 && random.Next(4) == 0)
                    seats.AddRange(
                        Added(seat, (SignerPlacement)random.Next(1, 3), ApprovalMode.All, random.Next(1, 3))
                    );
                else if (fellows > 1 && random.Next(4) == 0)
                    seats.RemoveAll(other => other.Id == seat.Id || other.SponsorId == seat.Id);
                else
                    seats[seats.IndexOf(seat)] = seat with { Vote = random.Next(4) == 0 ? Vote.Refused : Vote.Agreed };
            }

            Assert.NotEqual(Vote.None, new Ballot(settings, seats).Count());
        }
    }

    private static Vote Run(
        RoundSettings settings,
        IReadOnlyList<Seat> seats,
        Dictionary<Guid, Vote> wishes,
        Random random
    )
    {
        var now = seats.ToList();
        while (true)
        {
            var ballot = new Ballot(settings, now);
            var asked = ballot.Asked().Order().ToList();
            if (asked.Count == 0)
                return ballot.Count();
            var next = asked[random.Next(asked.Count)];
            var place = now.FindIndex(seat => seat.Id == next);
            now[place] = now[place] with { Vote = wishes[next] };
        }
    }

    private static bool UsesAny(RoundSettings settings, IReadOnlyList<Seat> seats) =>
        settings.Mode is ApprovalMode.Any || seats.Any(seat => seat.GroupMode is ApprovalMode.Any);

    private static RoundSettings AnySettings(Random random) =>
        new(
            Modes[random.Next(Modes.Length)],
            (RefusalRule)random.Next(2),
            random.Next(2) == 0 ? null : random.Next(1, 101),
            random.Next(3) == 0 ? random.Next(1, 6) : null
        );

    private static List<Seat> AnySeats(Random random)
    {
        List<Seat> seats = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => Seat(i, random.Next(1, 4)))];
        foreach (var seat in seats.ToList())
        {
            if (random.Next(3) == 0)
                seats.AddRange(
                    Added(seat, (SignerPlacement)random.Next(1, 3), Modes[random.Next(Modes.Length)], random.Next(1, 4))
                );
        }

        return seats;
    }

    private static List<Seat> Added(Seat sponsor, SignerPlacement placement, ApprovalMode mode, int count)
    {
        var group = Guid.CreateVersion7();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    Seat(100 + i, 1) with
                    {
                        SponsorId = sponsor.Id,
                        GroupId = group,
                        Placement = placement,
                        GroupMode = mode,
                    }
                ),
        ];
    }

    private static List<Seat> Seats(string votes) =>
        [
            .. votes.Select(
                (vote, i) =>
                    Seat(i, 1) with
                    {
                        Vote =
                            vote is 'a' ? Vote.Agreed
                            : vote is 'r' ? Vote.Refused
                            : Vote.None,
                    }
            ),
        ];

    private static Seat Seat(int position, int weight) => new(Guid.CreateVersion7(), position, Weight: weight);
}
