using Workflows.Engine.Execution;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

/// <summary>Taking a flow back or forward leaves what runs beside it alone, and its joins right.</summary>
public sealed class MoveTests
{
    // Start, fork into A1-A2 and B1-B2, joined, then End1 and End2; each waits for an event of its name.
    private static Scenario Parallel() =>
        Scenario.Run(
            Workflow(
                Flow(
                    [
                        Event("S"),
                        Event("A1"),
                        Event("A2"),
                        Event("B1"),
                        Event("B2"),
                        Node("FlowJoin", "J", ("mode", Literal("WaitAll"))),
                        Event("E1"),
                        Event("E2"),
                    ],
                    "S->A1",
                    "A1->A2",
                    "S->B1",
                    "B1->B2",
                    "A2->J",
                    "B2->J",
                    "J->E1",
                    "E1->E2"
                )
            )
        );

    private static string Waits(Scenario run) =>
        string.Join(' ', run.State.Bookmarks.Select(bookmark => bookmark.ActivityId).Order(StringComparer.Ordinal));

    private static void Move(Scenario run, string from, string to)
    {
        var bookmark = run.State.Bookmarks.Single(bookmark => bookmark.ActivityId == from);
        var target = run.Graph.Nodes.Single(node => node.Id == to);
        run.Take(run.Runner.Move(run.Graph, run.State, bookmark.ActivityExecutionId, target));
    }

    private static void Send(Scenario run, string events)
    {
        foreach (var name in events.Split(' '))
            run.Send(name);
    }

    [Fact]
    public void A_return_within_a_branch_leaves_the_other_branch_alone()
    {
        var run = Parallel();
        Send(run, "S A1 B1");

        Move(run, "A2", "A1");

        Assert.Equal("A1 B2", Waits(run));
        Send(run, "B2 A1");
        Assert.Equal("A2", Waits(run));
        Send(run, "A2");
        Assert.Equal("E1", Waits(run));
        Send(run, "E1 E2");
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Theory]
    [InlineData("S A1")]
    [InlineData("S A1 B1 B2")]
    [InlineData("S A1 B1")]
    public void A_return_to_before_the_fork_calls_the_other_branch_off_and_the_join_waits_for_both_again(string until)
    {
        var run = Parallel();
        Send(run, until);

        Move(run, "A2", "S");

        Assert.Equal("S", Waits(run));
        Send(run, "S A1 A2");
        Assert.Equal("B1", Waits(run));
        Send(run, "B1 B2");
        Assert.Equal("E1", Waits(run));
    }

    [Fact]
    public void A_return_from_after_the_join_into_one_branch_does_not_wait_for_the_other_which_is_done()
    {
        var run = Parallel();
        Send(run, "S A1 A2 B1 B2 E1");

        Move(run, "E2", "A2");

        Assert.Equal("A2", Waits(run));
        Send(run, "A2");
        Assert.Equal("E1", Waits(run));
        Send(run, "E1 E2");
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void Returns_may_follow_each_other_any_number_of_times()
    {
        var run = Parallel();
        for (var round = 0; round < 3; round++)
        {
            Send(run, "S A1 B1 B2");
            Move(run, "A2", "A1");
            Send(run, "A1 A2 E1");
            Assert.Equal("E2", Waits(run));
            Move(run, "E2", "E1");
            Assert.Equal("E1", Waits(run));
            Move(run, "E1", "S");
            Assert.Equal("S", Waits(run));
        }
    }

    [Fact]
    public void A_jump_past_the_join_calls_off_what_would_have_led_there()
    {
        var run = Parallel();
        Send(run, "S A1");

        Move(run, "A2", "E2");

        Assert.Equal("E2", Waits(run));
        Assert.Equal("Finished/Finished", run.Send("E2").Status);
    }

    [Fact]
    public void Nothing_moves_into_the_branch_beside_it()
    {
        var run = Parallel();
        Send(run, "S A1 B1");

        Assert.Throws<InstanceStateException>(() => Move(run, "A2", "B1"));

        Assert.Equal("A2 B2", Waits(run));
    }

    [Fact]
    public void Nothing_moves_to_an_activity_that_is_not_around()
    {
        var run = Parallel();
        var waiting = run.State.Bookmarks[0].ActivityExecutionId;

        Assert.Throws<InstanceStateException>(() => run.Runner.Move(run.Graph, run.State, waiting, run.Graph.Root));
    }
}
