using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;

namespace Workflows.Api.Tests.Approvals;

/// <summary>Several people decide a step together, and send the flow back and forth, without losing each other's work.</summary>
public sealed class ApprovalStepTests(SharedServices services)
{
    private const string Writer = "xuanchuan.handler";
    private const string A = "zuzhi.head";
    private const string B = "tongzhan.head";
    private const string C = "xueshao.head";
    private const string D = "qingfa.head";
    private static readonly string[] Everybody = [Writer, A, B, C, D];

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_modes_of_a_step_ask_and_count_as_the_office_knows_them(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);

        var all = await LineAsync(office, "All");
        Assert.Equal(
            $"review:{C} review:{A} review:{B}".Split(' ').Order(StringComparer.Ordinal),
            (await all.HeldAsync(Everybody)).Split(' ')
        );
        await all.DecideAsync(A, "review");
        await all.DecideAsync(B, "review");
        Assert.Equal($"review:{C}", await all.HeldAsync(Everybody));
        await all.DecideAsync(C, "review");
        Assert.Equal($"final:{D}", await all.HeldAsync(Everybody));

        var veto = await AgainToReviewAsync(office);
        await veto.DecideAsync(A, "review");
        await veto.DecideAsync(B, "review", "return");
        Assert.Equal($"work:{Writer}", await veto.HeldAsync(Everybody));

        var any = await LineAsync(office, "Any");
        await any.DecideAsync(B, "review");
        Assert.Equal($"final:{D}", await any.HeldAsync(Everybody));

        var vote = await LineAsync(office, "Vote");
        await vote.DecideAsync(A, "review", "return");
        await vote.DecideAsync(B, "review");
        await vote.DecideAsync(C, "review");
        Assert.Equal($"final:{D}", await vote.HeldAsync(Everybody));

        var failed = await AgainToReviewAsync(office);
        await failed.DecideAsync(A, "review", "return");
        await failed.DecideAsync(C, "review", "return");
        Assert.Equal($"work:{Writer}", await failed.HeldAsync(Everybody));

        var inTurn = await LineAsync(office, "Sequential");
        foreach (var person in new[] { A, B, C })
        {
            Assert.Equal($"review:{person}", await inTurn.HeldAsync(Everybody));
            await inTurn.DecideAsync(person, "review");
        }

        Assert.Equal($"final:{D}", await inTurn.HeldAsync(Everybody));
    }

    [Fact]
    public async Task Straight_back_keeps_the_votes_cast_and_asks_only_the_returner_again()
    {
        await using var service = Service.OnSqlite();
        var steps = await LineAsync(new Office(service), "All");
        await steps.DecideAsync(A, "review");

        await steps.DoAsync(
            B,
            await steps.ItemAsync(B, "review"),
            "return",
            new { comment = "数据不全。", then = "straightBack" }
        );

        Assert.Equal($"review:{C} work:{Writer}", await steps.HeldAsync(Everybody));
        await steps.DecideAsync(Writer, "work", "submit");
        Assert.Equal($"review:{B} review:{C}", await steps.HeldAsync(B, C, Writer, A, D));
        await steps.DecideAsync(B, "review");
        await steps.DecideAsync(C, "review");
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));
    }

    [Fact]
    public async Task Run_again_asks_everybody_again()
    {
        await using var service = Service.OnSqlite();
        var steps = await LineAsync(new Office(service), "All");
        await steps.DecideAsync(A, "review");

        await steps.DoAsync(B, await steps.ItemAsync(B, "review"), "return", new { comment = "数据不全。" });

        Assert.Equal($"work:{Writer}", await steps.HeldAsync(Everybody));
        await steps.DecideAsync(Writer, "work", "submit");
        Assert.Equal(3, (await steps.HeldAsync(Everybody)).Split(' ').Length);
    }

    [Fact]
    public async Task A_return_within_a_branch_leaves_the_other_alone_and_one_to_before_the_fork_calls_it_off()
    {
        await using var service = Service.OnSqlite();
        var steps = await StartAsync(
            new Office(service),
            [Work("work", Writer), Review("a1", A), Review("a2", B), Review("b1", C), Join("join"), Review("final", D)],
            "work.submit->a1",
            "a1.approve->a2",
            "work.submit->b1",
            "a2.approve->join",
            "b1.approve->join",
            "join->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        await steps.DecideAsync(A, "a1");

        await steps.DoAsync(B, await steps.ItemAsync(B, "a2"), "return", new { comment = "重看。" });
        Assert.Equal($"a1:{A} b1:{C}", await steps.HeldAsync(Everybody));

        await steps.DecideAsync(A, "a1");
        await steps.DoAsync(B, await steps.ItemAsync(B, "a2"), "return", new { comment = "重写。", to = "initiator" });
        Assert.Equal($"work:{Writer}", await steps.HeldAsync(Everybody));

        await steps.DecideAsync(Writer, "work", "submit");
        await steps.DecideAsync(C, "b1");
        await steps.DecideAsync(A, "a1");
        await steps.DecideAsync(B, "a2");
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));
        await steps.DoAsync(D, await steps.ItemAsync(D, "final"), "return", new { comment = "再核。", to = "a2" });
        Assert.Equal($"a2:{B}", await steps.HeldAsync(Everybody));
        await steps.DecideAsync(B, "a2");
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));
    }

    [Fact]
    public async Task The_last_submitter_takes_it_back_only_while_nobody_has_acted_on_it()
    {
        await using var service = Service.OnSqlite();
        var steps = await LineAsync(new Office(service), "All");
        var vote = await steps.ItemAsync(A, "review");
        await steps.DecideAsync(A, "review");
        await steps.DoAsync(A, vote, "withdraw");
        Assert.Equal(3, (await steps.HeldAsync(Everybody)).Split(' ').Length);

        await steps.DecideAsync(A, "review");
        await steps.DecideAsync(B, "review");
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        var last = await steps.ItemAsync(C, "review");
        await steps.DecideAsync(C, "review");
        await steps.RefusedAsync(A, vote, "withdraw", "not_last_submitter");
        await steps.RefusedAsync(B, last, "withdraw", "forbidden");
        await steps.DoAsync(C, last, "withdraw");
        Assert.Equal($"review:{C}", await steps.HeldAsync(Everybody));

        var again = await steps.ItemAsync(C, "review");
        await steps.DecideAsync(C, "review");
        await steps.DecideAsync(D, "final");
        await steps.RefusedAsync(C, again, "withdraw", "already_acted_on");
    }

    [Fact]
    public async Task A_step_taken_back_stands_with_the_signers_that_were_added_and_without_those_taken_off()
    {
        await using var service = Service.OnSqlite();
        var steps = await LineAsync(new Office(service), "All");
        await steps.DoAsync(
            A,
            await steps.ItemAsync(A, "review"),
            "add-signers",
            new { people = new[] { "quanyi.head" }, placement = "after" }
        );
        await steps.DoAsync("office", await steps.ItemAsync(B, "review"), "remove-signer", new { comment = "出差" });
        await steps.DecideAsync(A, "review");
        await steps.DecideAsync("quanyi.head", "review");
        var last = await steps.ItemAsync(C, "review");
        await steps.DecideAsync(C, "review");
        Assert.Equal($"final:{D}", await steps.HeldAsync([.. Everybody, "quanyi.head"]));

        await steps.DoAsync(C, last, "withdraw");
        Assert.Equal($"review:{C}", await steps.HeldAsync([.. Everybody, "quanyi.head"]));
        var again = await steps.ItemAsync(C, "review");
        await steps.DoAsync(C, again, "add-signers", new { people = new[] { Writer }, placement = "before" });
        await steps.DecideAsync(Writer, "review");
        await steps.DecideAsync(C, "review", "return");
        Assert.Equal($"work:{Writer}", await steps.HeldAsync([.. Everybody, "quanyi.head"]));
    }

    [Fact]
    public async Task Of_two_votes_in_one_moment_only_the_deciding_one_takes_the_step_back()
    {
        await using var service = Service.OnSqlite();
        var steps = await LineAsync(new Office(service), "All", signers: $"{A},{B}");
        var first = await steps.ItemAsync(A, "review");
        var second = await steps.ItemAsync(B, "review");

        await steps.DecideAsync(A, "review");
        await steps.DecideAsync(B, "review");

        await steps.RefusedAsync(A, first, "withdraw", "not_last_submitter");
        await steps.DoAsync(B, second, "withdraw");
        Assert.Equal($"review:{B}", await steps.HeldAsync(Everybody));
    }

    [Fact]
    public async Task Signers_are_added_before_after_and_beside_and_taken_off_but_not_the_last()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var steps = await LineAsync(office, "All", signers: A);
        var item = await steps.ItemAsync(A, "review");
        await steps.RefusedAsync("office", item, "remove-signer", "last_signer", new { comment = "出差" });

        await steps.DoAsync(A, item, "add-signers", new { people = new[] { B }, placement = "before" });
        Assert.Equal($"review:{B}", await steps.HeldAsync(Everybody));
        await steps.RefusedAsync(A, item, "complete", "work_item_not_open", new { outcome = "approve" });
        await steps.DecideAsync(B, "review");
        Assert.Equal($"review:{A}", await steps.HeldAsync(Everybody));

        await steps.DoAsync(A, item, "add-signers", new { people = new[] { C }, placement = "after" });
        await steps.DecideAsync(A, "review");
        Assert.Equal($"review:{C}", await steps.HeldAsync(Everybody));
        var added = await steps.ItemAsync(C, "review");
        await steps.RefusedAsync(
            C,
            added,
            "add-signers",
            "already_signer",
            new { people = new[] { B }, placement = "parallel" }
        );
        await steps.DoAsync(C, added, "add-signers", new { people = new[] { Writer }, placement = "parallel" });
        await steps.RefusedAsync(D, added, "remove-signer", "forbidden", new { comment = "出差" });
        await steps.DoAsync("office", added, "remove-signer", new { comment = "出差" });
        Assert.Equal($"review:{Writer}", await steps.HeldAsync(Everybody));
        await steps.DecideAsync(Writer, "review");
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));
    }

    [Fact]
    public async Task The_office_takes_the_flow_anywhere_and_nobody_else_does()
    {
        await using var service = Service.OnSqlite();
        var steps = await LineAsync(new Office(service), "All");
        var item = await steps.ItemAsync(A, "review");

        await steps.RefusedAsync(A, item, "jump", "forbidden", new { to = "final", comment = "急件" });
        await steps.RefusedAsync("office", item, "jump", "unknown_step", new { to = "nowhere", comment = "急件" });
        await steps.DoAsync("office", item, "jump", new { to = "final", comment = "急件" });

        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));
    }

    private static async Task<Steps> LineAsync(
        Office office,
        string mode,
        string onRefusal = "EndNow",
        string signers = $"{A}，{B}，{C}"
    )
    {
        var steps = await StartAsync(
            office,
            [Work("work", Writer), Review("review", signers, mode, onRefusal), Review("final", D)],
            "work.submit->review",
            "review.approve->final",
            "review.return->work"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        return steps;
    }

    private static async Task<Steps> AgainToReviewAsync(Office office)
    {
        var steps = await AgainAsync(office);
        await steps.DecideAsync(Writer, "work", "submit");
        return steps;
    }
}
