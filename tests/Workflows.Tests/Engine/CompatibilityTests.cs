using System.Text.Json.Nodes;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

/// <summary>What was measured on Elsa, where it might surprise.</summary>
public sealed class CompatibilityTests
{
    private static JsonObject Join(string mode) => Node("FlowJoin", "Join", ("mode", Literal(mode, "FlowJoinMode")));

    private static JsonObject Fault() => Node("Fault", "Fault", ("message", Literal("Broken")));

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_join_of_two_events_fires_when_both_have_come(string mode)
    {
        var flow = Flow(
            [Node("Start", "Start"), Event("A"), Event("B"), Join(mode), Line("After")],
            "Start->A",
            "Start->B",
            "A->Join",
            "B->Join",
            "Join->After"
        );
        var run = Scenario.Run(Workflow(flow)).Send("B");
        Assert.Equal("", run.Text);

        Assert.Equal("After", run.Send("A").Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void An_implicit_join_fires_once_a_round_also_across_events_in_a_loop()
    {
        var flow = Flow(
            [
                Line("Head"),
                Event("A"),
                Event("B"),
                Script("Both", "variables.N++; 'both'"),
                Node("FlowDecision", "More", ("condition", Js("getN() < 2"))),
                Line("End"),
            ],
            "Head->A",
            "Head->B",
            "A->Both",
            "B->Both",
            "Both->More",
            "More.True->Head",
            "More.False->End"
        );

        var run = Scenario.Run(Workflow(flow, Variable("N", "Int32", "0"))).Send("A").Send("B").Send("B").Send("A");

        Assert.Equal("Head both Head both End", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_dead_way_keeps_a_WaitAll_join_from_firing_and_yet_all_is_well()
    {
        var flow = Flow(
            [
                Node("FlowDecision", "If", ("condition", Js("true"))),
                Line("A"),
                Line("B"),
                Join("WaitAll"),
                Line("After"),
            ],
            "If.True->A",
            "If.False->B",
            "A->Join",
            "B->Join",
            "Join->After"
        );

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal("A", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_join_for_the_first_is_not_set_off_again_by_the_branches_it_calls_off()
    {
        var flow = Flow(
            [
                Line("a"),
                Line("b"),
                Sequence(Event("Never")),
                Node("FlowJoin", "J", ("mode", Literal("WaitAny", "FlowJoinMode"))),
                Line("c"),
            ],
            "a->b"
        );
        var late = flow["activities"]![2]!["id"]!.GetValue<string>();
        flow["connections"] = Flow([], "a->b", $"a->{late}", "b->J", $"{late}->J", "J->c")["connections"]!.DeepClone();

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal("a b c", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_branch_that_begins_after_its_fork_was_decided_still_sees_the_variables_around_it()
    {
        var fork = Node(
            "Fork",
            "F",
            ("joinMode", "WaitAny"),
            ("branches", new JsonArray(Line("first"), Sequence(Event("Go"), Script("late", "getX()"))))
        );

        var run = new Scenario(Workflow(fork, Variable("X", "String", "seen")), savesBetweenBursts: true).Start();
        run.Send("Go");

        Assert.Equal("first seen", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void One_event_resumes_all_bookmarks_that_match()
    {
        var run = Scenario.Run(
            Workflow(Node("Parallel", "P", ("activities", new JsonArray(Event("Go"), Event("Go").With("id", "Go2")))))
        );

        Assert.Equal(2, run.State.Bookmarks.Count);
        Assert.Equal("Finished/Finished", run.Send("Go").Status);
    }

    [Fact]
    public void An_event_without_payload_gives_an_empty_object() =>
        Assert.Equal(
            "{}",
            Scenario
                .Run(Workflow(Sequence(Event("Go"), Script("L", "JSON.stringify(getResultFromGo())"))))
                .Send("Go")
                .Text
        );

    [Fact]
    public void A_faulted_instance_keeps_its_outputs_and_its_bookmarks()
    {
        var give = Node("SetOutput", "O", ("outputName", Literal("X")), ("outputValue", Literal("1")));
        var flow = Flow([give, Event("Go"), Fault()], "O->Go", "O->Fault");

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal("Finished/Faulted", run.Status);
        Assert.Equal("1", run.State.Output["X"]);
        Assert.Single(run.State.Bookmarks);
    }

    [Fact]
    public void With_incidents_a_loop_does_not_go_on_but_a_fork_for_any_can_finish()
    {
        Action<JsonObject> goOn = change =>
            change["options"]!["incidentStrategyType"] = "ContinueWithIncidentsStrategy";
        var loop = Node(
            "ForEach",
            "Loop",
            ("items", Js("[1,2]")),
            ("body", Sequence(Script("V", "getCurrentValue()"), Fault()))
        );
        Assert.Equal("1", Scenario.Run(Workflow(loop, goOn)).Text);

        var fork = Node("Fork", "Fork", ("joinMode", "WaitAny"), ("branches", new JsonArray(Fault(), Line("B"))));
        var run = Scenario.Run(Workflow(Sequence(fork, Line("After")), goOn));
        Assert.Equal("B After", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_failing_input_faults_the_activity_before_it_executes()
    {
        var run = Scenario.Run(Workflow(Sequence(Script("Bad", "throw new Error('no')"), Line("Never"))));

        Assert.Equal("", run.Text);
        Assert.Equal("Failed to evaluate activity input 'Text'", Assert.Single(run.Messages));
        Assert.Equal("InputEvaluationException", run.State.Incidents[0].Exception.Type);
        Assert.Equal("Workflow Started, Sequence Started, WriteLine Started, WriteLine Faulted", run.Events);
    }

    [Fact]
    public void A_variable_is_assigned_by_id_only()
    {
        var set = Node(
            "SetVariable",
            "S",
            ("variable", new JsonObject { ["id"] = "other", ["name"] = "X" }),
            ("value", Literal("1"))
        );

        Assert.Equal("Variable 'other' not found.", Assert.Single(Scenario.Run(Workflow(set, Variable("X"))).Messages));
    }

    [Theory]
    [InlineData("Elsa.If")]
    [InlineData("Elsa.FlowDecision")]
    public void Bare_values_and_legacy_wrappers_are_read(string type)
    {
        var node = new JsonObject
        {
            ["type"] = type,
            ["id"] = "X",
            ["condition"] = true,
        };

        var run = Scenario.Run(Workflow(node));

        Assert.Equal(
            true,
            Assert.Single(run.Last.Executions, execution => execution.ActivityId == "X").ActivityState!["Condition"]
        );
    }

    [Fact]
    public void Connections_from_a_null_port_follow_the_default_outcome_only()
    {
        var flow = Flow(
            [Line("A"), Node("FlowDecision", "If", ("condition", Js("true"))), Line("B"), Line("C")],
            "A->If",
            "A->B",
            "If->C"
        );
        foreach (var connection in flow["connections"]!.AsArray())
            connection!["source"]!["port"] = null;

        Assert.Equal("A B", Scenario.Run(Workflow(flow)).Text);
    }

    [Fact]
    public void Cases_lead_a_flow_by_their_labels()
    {
        static JsonObject Case(string label, string condition) =>
            new()
            {
                ["label"] = label,
                ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition },
            };
        JsonObject Flowed(string mode) =>
            Flow(
                [
                    Node(
                        "FlowSwitch",
                        "S",
                        ("mode", Literal(mode)),
                        ("cases", new JsonArray(Case("One", "getX() > 0"), Case("Two", "getX() > 1")))
                    ),
                    Line("1"),
                    Line("2"),
                    Line("0"),
                ],
                "S.One->1",
                "S.Two->2",
                "S.Default->0"
            );

        Assert.Equal("1", Scenario.Run(Workflow(Flowed("MatchFirst"), Variable("X", "Int32", "5"))).Text);
        Assert.Equal("1 2", Scenario.Run(Workflow(Flowed("MatchAny"), Variable("X", "Int32", "5"))).Text);
        Assert.Equal("0", Scenario.Run(Workflow(Flowed("MatchAny"), Variable("X", "Int32", "0"))).Text);
    }

    [Fact]
    public void A_fork_in_a_flow_leads_every_named_way()
    {
        var flow = Flow(
            [Node("FlowFork", "F", ("branches", Object("""["One","Two"]"""))), Line("1"), Line("2"), Line("3")],
            "F.Two->2",
            "F.One->1",
            "F->3"
        );

        Assert.Equal("2 1", Scenario.Run(Workflow(flow)).Text);
    }

    [Fact]
    public void Outputs_pass_through_several_levels_under_one_name()
    {
        var catalog = ActivityCatalog.Core.WithWorkflows(
            Part("A", Node("RunJavaScript", "S", ("script", Literal("'Foo'")), ("result", Output("Result")))),
            Part("B", Node("SetOutput", "S", ("outputName", Literal("Result")), ("outputValue", Literal("Bar")))),
            Part(
                "C",
                Sequence(
                    Use("A", "XId"),
                    Use("B", "YId"),
                    Node("SetOutput", "S", ("outputName", Literal("Result")), ("outputValue", Js("getX() + getY()")))
                ),
                Variable("X"),
                Variable("Y")
            )
        );

        var run = new Scenario(
            Workflow(Sequence(Use("C", "RId"), Script("L", "getR()")), Variable("R")),
            catalog
        ).Start();

        Assert.Empty(run.Messages);
        Assert.Equal("FooBar", run.Text);
    }

    [Fact]
    public void Finish_ends_the_whole_instance_also_from_within_a_workflow_used_as_activity()
    {
        var catalog = ActivityCatalog.Core.WithWorkflows(
            Part("A", Sequence(Line("in"), Node("Finish", "F"), Line("never")))
        );
        var root = Node(
            "Parallel",
            "P",
            ("activities", new JsonArray(Event("Go"), Sequence(Use("A", "RId"), Line("never"))))
        );

        var run = new Scenario(Workflow(root, Variable("R")), catalog).Start();

        Assert.Equal("in", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        Assert.Empty(run.State.Bookmarks);
    }

    [Fact]
    public void Complete_in_a_workflow_used_as_activity_does_not_cascade()
    {
        var catalog = ActivityCatalog.Core.WithWorkflows(
            Part("A", Sequence(Node("Complete", "C"), Line("never"))),
            Part("B", Sequence(Line("Start"), Use("A", "RId"), Line("End")), Variable("R"))
        );

        var run = new Scenario(Workflow(Sequence(Use("B", "RId"), Line("Outer")), Variable("R")), catalog).Start();

        Assert.Equal("Start End Outer", run.Text);
    }

    [Fact]
    public void A_complete_in_a_loop_cancels_the_loop()
    {
        var body = Node("If", "If", ("condition", Js("getCurrentValue() == 2")), ("then", Node("Complete", "C")));
        var run = Scenario.Run(
            Workflow(Sequence(Node("For", "Loop", ("end", Literal(5)), ("body", body)), Line("never")))
        );

        Assert.Equal("", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        Assert.Equal(
            ActivityStatus.Canceled,
            Assert.Single(run.Last.Executions, execution => execution.ActivityId == "Loop").Status
        );
    }

    [Fact]
    public void Another_assembly_adds_activities_of_its_own()
    {
        var catalog = ActivityCatalog.Core.With(typeof(Knock));
        var node = new JsonObject
        {
            ["type"] = "Tests.Knock",
            ["id"] = "K",
            ["whose"] = Literal("Ann"),
        };

        var run = new Scenario(Workflow(Flow([node, Line("In")], "K.Open->In")), catalog).Start();

        Assert.Equal("Ann", run.State.Bookmarks[0].Read<Knocked>()!.Whose);
        run.Resume(run.State.Bookmarks[0].Id, ("times", 2));
        Assert.Equal("In", run.Text);
        Assert.Equal(new Opened(2), run.Effects[0]);
    }

    [Fact]
    public void An_activity_that_is_called_off_says_what_the_host_shall_undo()
    {
        var node = new JsonObject
        {
            ["type"] = "Tests.Knock",
            ["id"] = "K",
            ["whose"] = Literal("Ann"),
        };
        var fork = Node("Fork", "F", ("joinMode", "WaitAny"), ("branches", new JsonArray(node, Event("Go"))));

        var run = new Scenario(Workflow(fork), ActivityCatalog.Core.With(typeof(Knock))).Start().Send("Go");

        Assert.Equal(new Opened(0), Assert.Single(run.Effects));
    }

    [Fact]
    public void An_activity_may_drop_one_bookmark_write_to_the_journal_and_go_on_waiting()
    {
        var node = new JsonObject
        {
            ["type"] = "Tests.Knock",
            ["id"] = "K",
            ["whose"] = Literal("Ann"),
        };
        var run = new Scenario(Workflow(node), ActivityCatalog.Core.With(typeof(Knock))).Start();

        run.Resume(run.State.Bookmarks[0].Id, ("times", 0));

        Assert.Equal("Tests.Bell", Assert.Single(run.State.Bookmarks).Name);
        Assert.Contains(run.Journal, entry => entry is { EventName: "Heard nothing", ActivityId: "K" });
    }

    private static WorkflowActivityType Part(string name, JsonObject root, params JsonObject[] variables) =>
        WorkflowActivityType.Of(
            Workflow(
                root,
                definition =>
                {
                    definition["name"] = name;
                    definition["id"] = name + "1";
                    definition["outputs"] = new JsonArray(new JsonObject { ["name"] = "Result", ["type"] = "Object" });
                },
                variables
            )
        );

    private static JsonObject Use(string type, string target) =>
        new()
        {
            ["type"] = type,
            ["id"] = "Use" + type,
            ["result"] = Output(target),
        };
}

public sealed record Knocked(string Whose);

public sealed record Opened(int Times) : Effect;

[Activity("Tests", "Doors", Description = "Waits for a knock.")]
[Outcomes("Open")]
public sealed class Knock : Workflows.Engine.Activities.Activity
{
    public Input<string> Whose { get; init; } = new();

    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Wait(
            new Workflows.Engine.Bookmarks.BookmarkRequest("Tests.Knock", new Knocked(context.Get(Whose)!))
            {
                AutoBurn = false,
            },
            new Workflows.Engine.Bookmarks.BookmarkRequest("Tests.Bell", Payload: null)
        );

    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Workflows.Engine.Bookmarks.Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) =>
        input["times"] is int times and > 0
            ? ActivityResult.Complete("Open").With(new Opened(times))
            : ActivityResult
                .Continue()
                .With(
                    new StateChange.BookmarkDropped(bookmark.Id),
                    new StateChange.JournalWritten("Heard nothing", "…")
                );

    public override IReadOnlyList<Effect> Canceled(ActivityExecutionContext context) => [new Opened(0)];
}
