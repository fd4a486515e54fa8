using System.Text.Json.Nodes;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class LoopAndBranchTests
{
    private static JsonObject ForEach(string items, JsonObject? body) =>
        Node("ForEach", "Loop", ("items", Js(items)), ("body", body));

    private static JsonObject ParallelForEach(string items, JsonObject? body) =>
        Node("ParallelForEach", "Loop", ("items", Js(items)), ("body", body));

    private static JsonObject For(int start, int end, JsonObject? body, int step = 1) =>
        Node("For", "Loop", ("start", Literal(start)), ("end", Literal(end)), ("step", Literal(step)), ("body", body));

    private static JsonObject While(string condition, JsonObject? body) =>
        Node("While", "Loop", ("condition", Js(condition)), ("body", body));

    private static JsonObject Fork(string mode, params JsonObject[] branches) =>
        Node("Fork", "Fork", ("branches", new JsonArray([.. branches])), ("joinMode", mode));

    private static JsonObject If(string condition, JsonObject? then, JsonObject? otherwise = null) =>
        Node("If", "If", ("condition", Js(condition)), ("then", then), ("else", otherwise));

    private static JsonObject Value(string id = "Value") => Script(id, "getVariable('CurrentValue')");

    [Fact]
    public void A_sequence_writes_the_journal_Elsa_writes()
    {
        var run = Scenario.Run(Workflow(Sequence(Line("A"), Line("B"))));

        Assert.Equal(
            "Workflow Started, Sequence Started, WriteLine Started, WriteLine Completed, WriteLine Started, WriteLine Completed, Sequence Completed, Workflow Completed",
            run.Events
        );
        Assert.Equal(Enumerable.Range(1, 8).Select(i => (long)i), run.Journal.Select(entry => entry.Sequence));
    }

    [Theory]
    [InlineData("true", "Yes After")]
    [InlineData("false", "No After")]
    [InlineData("'yes'", "No After")]
    [InlineData("'1'", "No After")]
    [InlineData("[]", "No After")]
    [InlineData("null", "No After")]
    [InlineData("undefined", "No After")]
    [InlineData("1", "Yes After")]
    [InlineData("'True'", "Yes After")]
    [InlineData("'true'", "Yes After")]
    public void A_condition_is_true_as_in_NET_not_as_in_JavaScript(string condition, string expected)
    {
        var run = Scenario.Run(Workflow(Sequence(If(condition, Line("Yes"), Line("No")), Line("After"))));

        Assert.Equal(expected, run.Text);
        Assert.Empty(run.State.Incidents);
    }

    [Fact]
    public void An_empty_port_completes_at_once() =>
        Assert.Equal("After", Scenario.Run(Workflow(Sequence(If("true", null), Line("After")))).Text);

    [Theory]
    [InlineData("['a','b','c']", "a b c After")]
    [InlineData("[]", "After")]
    [InlineData("'[1,2]'", "1 2 After")]
    [InlineData("'hi'", "h i After")]
    public void For_each_runs_its_body_for_each_item(string items, string expected) =>
        Assert.Equal(expected, Scenario.Run(Workflow(Sequence(ForEach(items, Value()), Line("After")))).Text);

    [Fact]
    public void For_each_without_a_collection_faults()
    {
        var run = Scenario.Run(Workflow(Sequence(ForEach("null", Value()), Line("After"))));

        Assert.Equal("", run.Text);
        Assert.Equal("Finished/Faulted", run.Status);
    }

    [Fact]
    public void For_each_evaluates_its_items_once_in_a_burst_but_again_after_a_resume()
    {
        var items = Variable("List", "Object", """["o1","o2","o3"]""");
        var body = Sequence(Value(), Set("List", Js("'[\"n1\",\"n2\",\"n3\"]'")), Event("Go"));

        var run = Scenario.Run(Workflow(Sequence(ForEach("getList()", body)), items)).Send("Go").Send("Go").Send("Go");

        Assert.Equal("o1 n2 n3", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Theory]
    [InlineData("[1,2,3]", "1 2 3 After")]
    [InlineData("null", "After")]
    [InlineData("[]", "After")]
    [InlineData("'text'", "After")]
    public void Parallel_for_each_runs_all_items(string items, string expected) =>
        Assert.Equal(expected, Scenario.Run(Workflow(Sequence(ParallelForEach(items, Value()), Line("After")))).Text);

    [Fact]
    public void Parallel_for_each_with_an_inner_join_completes_once()
    {
        var join = Node("FlowJoin", "Join", ("mode", Literal("WaitAny")));
        var body = Flow(
            [Line("a"), Line("b"), Line("c"), join, Line("end")],
            "a->b",
            "a->c",
            "b->Join",
            "c->Join",
            "Join->end"
        );

        var run = Scenario.Run(Workflow(Sequence(ParallelForEach("[1,2,3]", body), Line("After"))));

        Assert.Equal(3, run.Lines.Count(line => line == "end"));
        Assert.Equal("After", run.Lines[^1]);
        Assert.Single(run.Journal, entry => entry is { ActivityId: "Loop", EventName: "Completed" });
    }

    [Theory]
    [InlineData(1, 3, 1, "1 2 3")]
    [InlineData(3, 1, -1, "3 2 1")]
    [InlineData(0, 10, 5, "0 5 10")]
    [InlineData(2, 1, 1, "")]
    public void For_includes_its_end(int start, int end, int step, string expected) =>
        Assert.Equal(expected, Scenario.Run(Workflow(For(start, end, Value(), step))).Text);

    [Fact]
    public void For_without_a_body_never_completes() =>
        Assert.Equal("Running/Suspended", Scenario.Run(Workflow(For(1, 3, null))).Status);

    [Fact]
    public void While_evaluates_its_condition_before_every_round()
    {
        var body = Sequence(Script("N", "getN()"), Set("N", Js("getN() + 1")));

        Assert.Equal("0 1 2", Scenario.Run(Workflow(While("getN() < 3", body), Variable("N", "Int32", "0"))).Text);
    }

    [Fact]
    public void A_loop_without_end_becomes_an_incident()
    {
        var run = new Scenario(Workflow(While("true", null)), options: new() { StepLimit = 1000 }).Start();

        Assert.Equal("Finished/Faulted", run.Status);
        Assert.Contains("loop without end", Assert.Single(run.Messages), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Breaks =>
        new()
        {
            { "ForEach", "Start C# End" },
            { "For", "Start 0 1 End" },
            { "While", "Start 1 2 End" },
            { "Nested", "C# Classes Rust Classes Go Classes" },
        };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Break_leaves_the_innermost_loop_only(string loop, string expected)
    {
        var brk = Node("Break", "Break");
        var root = loop switch
        {
            "ForEach" => Sequence(
                Line("Start"),
                ForEach("['C#','Rust','Go']", Sequence(Value(), brk, Line("Never"))),
                Line("End")
            ),
            "For" => Sequence(
                Line("Start"),
                For(0, 3, Sequence(Value(), If("getCurrentValue() == 1", brk))),
                Line("End")
            ),
            "While" => Sequence(
                Line("Start"),
                While("true", Sequence(Set("N", Js("getN() + 1")), Script("N", "getN()"), If("getN() == 2", brk))),
                Line("End")
            ),
            _ => ForEach(
                "['C#','Rust','Go']",
                Sequence(
                    Value(),
                    Node(
                        "ForEach",
                        "Inner",
                        ("items", Js("['Classes','Functions']")),
                        ("body", Sequence(Value("V"), brk))
                    )
                )
            ),
        };

        var run = Scenario.Run(Workflow(root, Variable("N", "Int32", "0")));

        Assert.Equal(expected, run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void Break_outside_a_loop_ends_the_sequences_around_it()
    {
        var run = Scenario.Run(Workflow(Sequence(Sequence(Line("A"), Node("Break", "Break"), Line("B")), Line("C"))));

        Assert.Equal("A", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        Assert.Empty(run.State.Incidents);
    }

    [Fact]
    public void Break_in_parallel_for_each_ends_the_sequence_around_it_but_no_other_item()
    {
        var body = Sequence(Value(), Node("Break", "Break"), Line("Never"));

        var run = Scenario.Run(Workflow(Sequence(ParallelForEach("[1,2]", body), Line("After"))));

        Assert.Equal("1 2", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void Break_in_a_branch_of_a_fork_drops_what_the_other_branch_waits_for()
    {
        var body = Fork("WaitAll", Event("Never"), Sequence(Event("Go"), Node("Break", "Break")));

        var run = Scenario.Run(Workflow(Sequence(While("true", body), Line("End")))).Send("Go");

        Assert.Equal("End", run.Text);
        Assert.Empty(run.State.Bookmarks);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_fork_that_waits_for_any_branch_calls_the_others_off()
    {
        var fork = Fork("WaitAny", Sequence(Event("One"), Line("Branch1")), Sequence(Event("Two"), Line("Branch2")));

        var run = Scenario.Run(Workflow(Sequence(Line("Start"), fork, Line("End")))).Send("Two");

        Assert.Equal("Start Branch2 End", run.Text);
        Assert.Empty(run.State.Bookmarks);
        Assert.Single(run.Last.BookmarksRemoved, bookmark => bookmark.ActivityId == "One");
    }

    [Fact]
    public void A_fork_remembers_completed_branches_through_a_suspension()
    {
        var fork = Fork("WaitAll", Event("One"), Event("Two"));

        var run = Scenario.Run(Workflow(Sequence(fork, Line("End")))).Send("One");
        Assert.Equal("", run.Text);

        Assert.Equal("End", run.Send("Two").Text);
    }

    [Fact]
    public void Branches_interleave_breadth_first()
    {
        var fork = Fork("WaitAll", Sequence(Line("a1"), Line("a2")), Sequence(Line("b1"), Line("b2")));

        Assert.Equal("a1 b1 a2 b2", Scenario.Run(Workflow(fork)).Text);
    }

    [Fact]
    public void A_synchronous_fork_for_any_drops_the_rest_of_the_slower_branch()
    {
        var fork = Fork("WaitAny", Sequence(Line("a1"), Line("a2")), Sequence(Line("b1"), Line("b2"), Line("b3")));

        Assert.Equal("a1 b1 a2 After", Scenario.Run(Workflow(Sequence(fork, Line("After")))).Text);
    }

    [Fact]
    public void A_variable_of_a_container_starts_anew_in_each_round()
    {
        var body = Sequence(Script("Seen", "getInner()"), Set("Inner", Js("'changed'")));
        body["variables"] = new JsonArray(Variable("Inner", "String", "fresh"));

        Assert.Equal("fresh fresh", Scenario.Run(Workflow(ForEach("[1,2]", body))).Text);
    }

    [Theory]
    [InlineData("MatchFirst", "B")]
    [InlineData("MatchAny", "B C")]
    public void Switch_runs_the_cases_that_hold(string mode, string expected)
    {
        var run = Scenario.Run(
            Workflow(Switch(mode, ("A", "false", Line("A")), ("B", "true", Line("B")), ("C", "true", Line("C"))))
        );

        Assert.Equal(expected, run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_case_that_holds_without_activity_means_that_nothing_runs() =>
        Assert.Equal(
            "",
            Scenario.Run(Workflow(Switch("MatchFirst", ("A", "true", null), ("B", "true", Line("B"))))).Text
        );

    [Fact]
    public void Switch_runs_its_default_when_no_case_holds() =>
        Assert.Equal("Other", Scenario.Run(Workflow(Switch("MatchFirst", ("A", "false", Line("A"))))).Text);

    [Fact]
    public void Parallel_is_over_when_all_its_activities_are()
    {
        var parallel = Node(
            "Parallel",
            "Parallel",
            ("activities", new JsonArray(Event("One"), Line("B"), Event("Two")))
        );
        var run = Scenario.Run(Workflow(Sequence(parallel, Line("After"))));

        Assert.Equal("B", run.Text);
        Assert.Equal("B After", run.Send("Two").Send("One").Text);
    }

    [Theory]
    [InlineData("End", "Start", "Finished/Finished")]
    [InlineData("Finish", "Start", "Finished/Finished")]
    [InlineData("Complete", "Start", "Finished/Finished")]
    public void A_terminal_activity_ends_its_sequence(string type, string expected, string status)
    {
        var run = Scenario.Run(Workflow(Sequence(Line("Start"), Node(type, "T"), Line("Never"))));

        Assert.Equal(expected, run.Text);
        Assert.Equal(status, run.Status);
        Assert.Empty(run.State.Bookmarks);
    }

    [Fact]
    public void End_in_a_flowchart_ends_only_that_flowchart()
    {
        var flow = Flow([Line("A"), Node("End", "End"), Line("B")], "A->End", "End->B");

        Assert.Equal("A After", Scenario.Run(Workflow(Sequence(flow, Line("After")))).Text);
    }

    [Theory]
    [InlineData("Finish")]
    [InlineData("Complete")]
    public void Finish_and_complete_drop_the_bookmarks_of_other_branches(string type)
    {
        var run = Scenario.Run(Workflow(Fork("WaitAll", Event("Never"), Sequence(Line("A"), Node(type, "T")))));

        Assert.Equal("Finished/Finished", run.Status);
        Assert.Empty(run.State.Bookmarks);
    }

    private static JsonObject Switch(
        string mode,
        params (string Label, string Condition, JsonObject? Activity)[] cases
    ) =>
        Node(
            "Switch",
            "Switch",
            ("mode", Literal(mode)),
            ("default", Line("Other")),
            (
                "cases",
                new JsonArray([
                    .. cases.Select(item => new JsonObject
                    {
                        ["label"] = item.Label,
                        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = item.Condition },
                        ["activity"] = item.Activity,
                    }),
                ])
            )
        );
}
