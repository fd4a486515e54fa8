using System.Text.Json.Nodes;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class FlowchartTests
{
    private static JsonObject Decision(string id, string script) =>
        Node("FlowDecision", id, ("condition", Js(script, "Boolean")));

    private static JsonObject Join(string id, string mode) =>
        Node("FlowJoin", id, ("mode", Literal(mode, "FlowJoinMode")));

    [Theory]
    [InlineData("false", "WaitAll", "A B C D F")]
    [InlineData("false", "WaitAllActive", "A B C D E F")]
    [InlineData("false", "WaitAny", "A B C D E F")]
    [InlineData("true", "WaitAll", "A B C E F")]
    [InlineData("true", "WaitAllActive", "A B C E F")]
    [InlineData("true", "WaitAny", "A B C E F")]
    public void Joins_decide_as_Elsa_does(string decision, string mode, string expected)
    {
        var flow = Flow(
            [
                Node("Start", "Start"),
                Line("A"),
                Line("B"),
                Line("C"),
                Decision("If", decision),
                Join("Join", mode),
                Line("D"),
                Line("E"),
                Line("F"),
            ],
            "Start->A",
            "Start->B",
            "Start->C",
            "A->If",
            "If.True->Join",
            "If.False->D",
            "B->Join",
            "C->Join",
            "D->F",
            "Join->E",
            "E->F"
        );

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal(expected, run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAny")]
    public void A_join_in_a_loop_joins_every_round(string mode)
    {
        var flow = Flow(
            [
                Node("Start", "Start"),
                Line("A"),
                Line("B"),
                Line("C"),
                Line("D"),
                Join("Join", mode),
                Set("Count", Js("getCount() + 1")).With("id", "Inc"),
                Decision("Again", "getCount() < 3"),
                Node("End", "End"),
            ],
            "Start->A",
            "A->B",
            "A->C",
            "A->D",
            "B->Join",
            "C->Join",
            "D->Join",
            "Join->Inc",
            "Inc->Again",
            "Again.True->A",
            "Again.False->End"
        );

        var run = Scenario.Run(Workflow(flow, Variable("Count", "Int32", "0")));

        Assert.Equal("A B C D A B C D A B C D", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAny")]
    public void A_join_may_lead_back_to_the_head_of_its_loop(string mode)
    {
        var flow = Flow(
            [
                Node("Start", "Start"),
                Decision("Head", "getCount() < 3"),
                Line("A"),
                Set("Count", Js("getCount() + 1")).With("id", "Inc"),
                Join("Join", mode),
                Line("B"),
                Node("End", "End"),
            ],
            "Start->Head",
            "Head.True->A",
            "Head.True->Inc",
            "Head.False->B",
            "A->Join",
            "Inc->Join",
            "Join->Head",
            "B->End"
        );

        Assert.Equal("A A A B", Scenario.Run(Workflow(flow, Variable("Count", "Int32", "0"))).Text);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_join_waits_for_a_branch_that_is_led_back(string mode)
    {
        var flow = Flow(
            [
                Node("FlowFork", "Fork", ("branches", Object("[\"A\",\"B\"]"))),
                Event("a"),
                Set("Count", Js("getCount() + 1")).With("id", "Inc"),
                Decision("Done", "getCount() > 1"),
                Event("b"),
                Join("Join", mode),
                Line("Z"),
            ],
            "Fork.A->a",
            "a->Inc",
            "Inc->Done",
            "Done.False->a",
            "Done.True->Join",
            "Fork.B->b",
            "b->Join",
            "Join->Z"
        );
        var run = Scenario.Run(Workflow(flow, Variable("Count", "Int32", "0")));

        run.Send("b").Send("a");
        Assert.Equal("", run.Text);
        Assert.Equal("Running/Suspended", run.Status);

        run.Send("a");
        Assert.Equal("Z", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void An_end_withdraws_what_is_not_begun()
    {
        var flow = Flow([Line("A"), Line("B"), Node("End", "End"), Event("late")], "A->B", "B->End", "B->late");

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal("Finished/Finished", run.Status);
        Assert.Empty(run.State.Bookmarks);
    }

    [Fact]
    public void An_invalid_way_back_faults_its_source()
    {
        var flow = Flow(
            [Line("A"), Line("B"), Line("C"), Line("D"), Line("E")],
            "A->B",
            "B->C",
            "B->D",
            "C->E",
            "D->E",
            "E->C"
        );

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal("A B C D E", run.Text);
        Assert.Equal("Finished/Faulted", run.Status);
        var incident = Assert.Single(run.State.Incidents);
        Assert.Equal("E", incident.ActivityId);
        Assert.StartsWith(
            "Invalid backward connection: Every path from the source ('E') must go through the target ('C')",
            incident.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_first_way_into_a_WaitAny_join_cancels_the_branch_that_waits()
    {
        var flow = Flow(
            [Node("Start", "Start"), Line("A"), Event("Never"), Join("Join", "WaitAny"), Line("After")],
            "Start->Never",
            "Start->A",
            "A->Join",
            "Never->Join",
            "Join->After"
        );

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal("A After", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        Assert.Empty(run.State.Bookmarks);
        Assert.Contains(run.Journal, entry => entry is { ActivityId: "Never", EventName: "Canceled" });
        Assert.Single(run.Journal, entry => entry is { ActivityId: "Join", EventName: "Completed" });
    }

    [Fact]
    public void What_is_scheduled_before_a_WaitAny_join_runs_still_runs()
    {
        var flow = Flow(
            [
                Node("Start", "Start"),
                Line("a"),
                Line("b1"),
                Line("b2"),
                Line("b3"),
                Join("Join", "WaitAny"),
                Line("after"),
            ],
            "Start->a",
            "Start->b1",
            "b1->b2",
            "b2->b3",
            "a->Join",
            "b3->Join",
            "Join->after"
        );

        Assert.Equal("a b1 b2 after b3", Scenario.Run(Workflow(flow)).Text);
    }

    [Fact]
    public void A_braided_graph_runs_every_activity_once_and_in_order()
    {
        var flow = Flow(
            [Line("1"), Line("2"), Line("3"), Line("4"), Line("5"), Line("6"), Line("7")],
            "1->2",
            "1->3",
            "2->4",
            "2->5",
            "3->5",
            "3->6",
            "4->7",
            "5->7",
            "6->7"
        );

        Assert.Equal("1 2 3 4 5 6 7", Scenario.Run(Workflow(flow)).Text);
    }

    [Fact]
    public void A_dead_branch_counts_as_decided_at_an_implicit_join()
    {
        var flow = Flow(
            [Decision("If", "true"), Line("Yes"), Line("No"), Line("Deeper"), Line("After")],
            "If.True->Yes",
            "If.False->No",
            "No->Deeper",
            "Deeper->After",
            "Yes->After"
        );

        Assert.Equal("Yes After", Scenario.Run(Workflow(flow)).Text);
    }

    [Theory]
    [InlineData("If.True->A", "", "Finished/Finished")]
    [InlineData("If.False->A", "A", "Finished/Finished")]
    public void An_outcome_that_leads_nowhere_ends_quietly(string connection, string expected, string status)
    {
        var run = Scenario.Run(Workflow(Flow([Decision("If", "false"), Line("A")], connection)));

        Assert.Equal(expected, run.Text);
        Assert.Equal(status, run.Status);
    }

    [Fact]
    public void Both_outcomes_may_lead_to_one_target_which_runs_once()
    {
        var flow = Flow([Decision("If", "true"), Line("A")], "If.True->A", "If.False->A");

        Assert.Equal("A", Scenario.Run(Workflow(flow)).Text);
    }

    [Fact]
    public void Flat_connections_of_old_definitions_are_understood()
    {
        var flow = Flow([Line("A"), Line("B")]);
        flow["connections"] = new JsonArray(
            new JsonObject
            {
                ["source"] = "A",
                ["target"] = "B",
                ["sourcePort"] = "Done",
                ["targetPort"] = "In",
            }
        );

        Assert.Equal("A B", Scenario.Run(Workflow(flow)).Text);
    }

    [Fact]
    public void Islands_and_dangling_connections_are_silently_fine()
    {
        var run = Scenario.Run(Workflow(Flow([Line("A"), Line("B"), Line("Island")], "A->B", "A->Nowhere", "Gone->B")));

        Assert.Equal("A B", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }
}

internal static class JsonChanges
{
    public static JsonObject With(this JsonObject node, string name, JsonNode? value)
    {
        node[name] = value;
        return node;
    }
}
