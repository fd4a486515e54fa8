using System.Text.Json.Nodes;
using Workflows.Engine.Execution;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class TokenModeTests
{
    private static readonly StartRequest ByTokens = new("instance")
    {
        Properties = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Flowchart:ExecutionMode"] = "TokenBased",
        },
    };

    private static JsonObject Merging(string id, string? mode) =>
        Line(id).With("customProperties", new JsonObject { ["mergeMode"] = mode });

    [Theory]
    [InlineData("Stream", true, "A C")]
    [InlineData(null, true, "A C")]
    [InlineData("Merge", true, "A")]
    [InlineData("Converge", true, "A")]
    [InlineData("Merge", false, "A C")]
    [InlineData("Converge", false, "A C")]
    public void A_dead_way_blocks_only_those_who_wait_for_all(string? mode, bool byTokens, string expected)
    {
        var flow = Flow(
            [Node("FlowDecision", "If", ("condition", Js("true"))), Line("A"), Line("B"), Merging("C", mode)],
            "If.True->A",
            "If.False->B",
            "A->C",
            "B->C"
        );

        var run = new Scenario(Workflow(flow)).Start(byTokens ? ByTokens : null);

        Assert.Equal(expected, run.Text);
        Assert.Equal(expected == "A C" ? "Finished/Finished" : "Running/Suspended", run.Status);
    }

    [Theory]
    [InlineData("Stream", "S A B End B2 End")]
    [InlineData("Merge", "S A B B2 End")]
    [InlineData("Cascade", "S A B End B2")]
    [InlineData("Race", "S A B End B2")]
    public void Parallel_ways_come_together_as_the_mode_says(string mode, string expected)
    {
        var flow = Flow(
            [Line("S"), Line("A"), Line("B"), Line("B2"), Merging("End", mode)],
            "S->A",
            "S->B",
            "B->B2",
            "A->End",
            "B2->End"
        );

        var run = new Scenario(Workflow(flow)).Start(ByTokens);

        Assert.Equal(expected, run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_loop_goes_round()
    {
        var flow = Flow(
            [
                Line("S"),
                Script("Body", "variables.N++; variables.N"),
                Node("FlowDecision", "More", ("condition", Js("getN() < 3"))),
                Line("End"),
            ],
            "S->Body",
            "Body->More",
            "More.True->Body",
            "More.False->End"
        );

        var run = new Scenario(Workflow(flow, Variable("N", "Int32", "0"))).Start(ByTokens);

        Assert.Equal("S 1 2 3 End", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_race_calls_off_the_branch_that_waits()
    {
        var flow = Flow(
            [Line("S"), Event("Never"), Line("A"), Node("FlowJoin", "Join"), Line("End")],
            "S->Never",
            "S->A",
            "Never->Join",
            "A->Join",
            "Join->End"
        );

        var run = new Scenario(Workflow(flow)).Start(ByTokens);

        Assert.Equal("S A End", run.Text);
        Assert.Empty(run.State.Bookmarks);
    }
}
