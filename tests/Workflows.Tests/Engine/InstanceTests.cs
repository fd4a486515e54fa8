using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Engine.Activities;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class InstanceTests
{
    private static readonly string[] Names = ["a", "b"];

    [Fact]
    public void An_event_delivers_its_payload_and_is_matched_by_name_with_its_case()
    {
        var root = Sequence(Event("Order"), Script("Line", "getResultFromOrder().total"));
        var run = Scenario.Run(Workflow(root));

        Assert.Equal("Running/Suspended", run.Status);
        var bookmark = Assert.Single(run.Last.BookmarksCreated);
        Assert.Equal("Elsa.Event", bookmark.Name);
        Assert.Equal("""{"EventName":"Order"}""", bookmark.Payload!.Value.GetRawText());

        run.Send("order");
        Assert.Single(run.State.Bookmarks);

        run.Send("Order", new Dictionary<string, object?>(StringComparer.Ordinal) { ["total"] = 7 });
        Assert.Equal("7", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        Assert.Single(run.Last.BookmarksRemoved);
    }

    [Fact]
    public void A_wait_is_journaled_as_suspended_and_resumed()
    {
        var run = Scenario.Run(Workflow(Event("Go"))).Send("Go");

        Assert.Equal(
            "Workflow Started, Event Started, Event Suspended, Event Resumed, Event Completed, Workflow Completed",
            run.Events
        );
        Assert.Equal(Enumerable.Range(1, 6).Select(i => (long)i), run.Journal.Select(entry => entry.Sequence));
    }

    [Fact]
    public void A_trigger_completes_at_once_in_the_burst_it_started_but_waits_in_a_later_one()
    {
        var trigger = Event("Go").With("customProperties", new JsonObject { ["canStartWorkflow"] = true });
        var flow = Flow(
            [Line("First"), trigger, Line("After"), Event("Other")],
            "First->Go",
            "Go->After",
            "After->Other",
            "Other->Go"
        );
        var definition = Workflow(flow);

        var byHand = Scenario.Run(definition);
        Assert.Equal("", byHand.Text);
        Assert.Equal("Go", Assert.Single(byHand.State.Bookmarks).ActivityId);

        var triggered = new Scenario(definition).Start(new StartRequest("instance") { TriggerActivityId = "Go" });
        Assert.Equal("After", triggered.Text);
        Assert.Equal("Other", Assert.Single(triggered.State.Bookmarks).ActivityId);
        Assert.Equal("Go", Assert.Single(triggered.Send("Other").State.Bookmarks).ActivityId);
    }

    [Fact]
    public void A_bookmark_is_hit_once()
    {
        var run = Scenario.Run(Workflow(Sequence(Event("A"), Event("B"))));
        var bookmark = run.State.Bookmarks[0].Id;
        run.Send("A");

        Assert.Throws<BookmarkNotFoundException>(() => run.Resume(bookmark));
        run.Send("B");
        Assert.Throws<InstanceStateException>(() => run.Resume(bookmark));
    }

    [Fact]
    public void A_delay_names_the_moment_it_is_due()
    {
        var run = Scenario.Run(
            Workflow(Sequence(Node("Delay", "D", ("timeSpan", Literal("01:00:00"))), Line("After")))
        );

        var bookmark = Assert.Single(run.State.Bookmarks);
        Assert.Equal(run.Clock.GetUtcNow().AddHours(1), bookmark.DueAt);
        Assert.Equal("After", run.Resume(bookmark.Id).Text);
    }

    [Fact]
    public void A_fault_ends_the_instance_but_what_is_scheduled_still_runs()
    {
        var run = Scenario.Run(TwoBranches(strategy: null));

        Assert.Equal("Start Step1a Step2a", run.Text);
        Assert.Equal("Finished/Faulted", run.Status);
        Assert.Equal("Broken", Assert.Single(run.Messages));
        Assert.Equal("FaultException", run.State.Incidents[0].Exception.Type);
        Assert.Throws<InstanceStateException>(() => run.Send("Go"));
    }

    [Theory]
    [InlineData("ContinueWithIncidentsStrategy")]
    [InlineData("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core")]
    public void Other_branches_go_on_after_a_fault_when_the_definition_says_so(string strategy)
    {
        var run = Scenario.Run(TwoBranches(strategy));
        Assert.Equal("Running/Suspended", run.Status);

        run.Send("Go");
        Assert.Equal("Start Step1a Step2a Step1b", run.Text);
        Assert.Equal("Running/Suspended", run.Status);
        Assert.Empty(run.State.Bookmarks);
        Assert.Single(run.State.Incidents);
    }

    [Fact]
    public void A_failing_body_leaves_its_loop_open_and_counted()
    {
        var loop = Node(
            "ForEach",
            "Loop",
            ("items", Js("[1,2]")),
            ("body", Node("Fault", "F", ("message", Literal("Broken"))))
        );

        var run = Scenario.Run(Workflow(loop));

        var record = Assert.Single(run.Last.Executions, execution => execution.ActivityId == "Loop");
        Assert.Equal(ActivityStatus.Running, record.Status);
        Assert.Equal(1, record.AggregateFaultCount);
    }

    [Fact]
    public void An_unknown_activity_fails_only_when_it_is_reached()
    {
        var flow = Flow([Line("A"), Node("Mystery", "M"), Line("B")], "A->M", "M->B");

        var run = Scenario.Run(Workflow(flow));

        Assert.Equal("A", run.Text);
        Assert.Equal("Could not find activity type Elsa.Mystery with version 1", Assert.Single(run.Messages));
    }

    [Fact]
    public void A_cancelled_instance_is_over_and_says_so()
    {
        var run = Scenario.Run(Workflow(Sequence(Event("Go"), Line("Never"))));

        run.Take(run.Runner.Cancel(run.Graph, run.State));

        Assert.Equal("Finished/Cancelled", run.Status);
        Assert.Empty(run.State.Bookmarks);
        Assert.Single(run.Last.BookmarksRemoved);
        Assert.Equal("Workflow cancelled", run.Journal[^1].EventName);
        Assert.All(run.Last.Executions, execution => Assert.Equal(ActivityStatus.Canceled, execution.Status));
    }

    [Fact]
    public void An_execution_record_shows_inputs_outputs_and_outcomes()
    {
        var flow = Flow([Node("FlowDecision", "If", ("condition", Js("true"))), Line("Hi")], "If.True->Hi");

        var run = Scenario.Run(Workflow(flow));

        var decision = Assert.Single(run.Last.Executions, execution => execution.ActivityId == "If");
        Assert.Equal(true, decision.ActivityState!["Condition"]);
        Assert.Equal("True", Assert.Single((IEnumerable<string>)decision.Payload["Outcomes"]!));
        var line = Assert.Single(run.Last.Executions, execution => execution.ActivityId == "Hi");
        Assert.Equal("Hi", line.ActivityState!["Text"]);
        Assert.Equal(ActivityStatus.Completed, line.Status);
        Assert.Equal(2, line.CallStackDepth);
    }

    [Fact]
    public void A_task_is_requested_and_its_result_comes_back()
    {
        var root = Sequence(
            Node(
                "RunTask",
                "T",
                ("taskName", Literal("Ship")),
                ("payload", Object("""{"order":7}""")),
                ("result", Output("RId"))
            ),
            Script("Line", "getR()")
        );
        var run = Scenario.Run(Workflow(root, Variable("R")));

        var request = Assert.Single(run.Effects.OfType<TaskRequested>());
        var bookmark = Assert.Single(run.State.Bookmarks);
        Assert.Equal(RunTask.HashOf(request.TaskId), bookmark.Hash);
        Assert.Equal(request.TaskId, bookmark.Read<RunTaskPayload>()!.TaskId);
        Assert.Equal("done", run.Resume(bookmark.Id, (RunTask.ResultKey, "done")).Text);
    }

    [Fact]
    public void A_published_event_is_an_effect_with_its_payload_as_text()
    {
        var run = Scenario.Run(
            Workflow(Node("PublishEvent", "P", ("eventName", Literal("E")), ("payload", Object("""{"a":1}"""))))
        );

        Assert.Equal(new EventPublished("E", null, false, """{"a":1}"""), Assert.Single(run.Effects));
    }

    [Fact]
    public void Values_of_every_kind_survive_saving()
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["null"] = null,
            ["int"] = 1,
            ["long"] = 12345678901L,
            ["double"] = 1.0,
            ["nan"] = double.NaN,
            ["decimal"] = 1.50m,
            ["bool"] = true,
            ["text"] = "2026-05-04",
            ["guid"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["moment"] = new DateTimeOffset(2026, 5, 4, 8, 0, 0, 123, TimeSpan.FromHours(8)),
            ["utc"] = new DateTime(2026, 5, 4, 8, 0, 0, DateTimeKind.Utc),
            ["local"] = new DateTime(2026, 5, 4, 8, 0, 0, DateTimeKind.Unspecified),
            ["length"] = TimeSpan.FromSeconds(1.5),
            ["bytes"] = new byte[] { 1, 2, 3 },
            ["map"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["$id"] = "1",
                ["$ref"] = "2",
                ["_type"] = "x",
                ["kind"] = "Map",
                ["value"] = 3L,
            },
            ["array"] = new object?[] { 1, "a", null, new object?[] { 2.5 } },
            ["list"] = new List<object?> { 1L },
            ["ints"] = new[] { 1, 2 },
            ["names"] = Names,
            ["json"] = new JsonObject { ["$id"] = 1, ["a"] = new JsonArray(1, 2) },
        };
        var state = Scenario.Run(Workflow(Event("Go"))).State with { Properties = values };

        var json = WorkflowStateSerializer.Serialize(state);
        var read = WorkflowStateSerializer.Deserialize(json).Properties;

        foreach (var (name, value) in values)
        {
            Assert.Equal(value?.GetType(), read[name]?.GetType());
            if (value is JsonNode node)
                Assert.True(JsonNode.DeepEquals(node, (JsonNode?)read[name]), name);
            else
                Assert.Equal(value, read[name]);
        }
        Assert.Equal(json, WorkflowStateSerializer.Serialize(WorkflowStateSerializer.Deserialize(json)));
        Assert.Equal(1, JsonElement.Parse(json).GetProperty("formatVersion").GetInt32());
    }

    [Fact]
    public void A_state_of_a_newer_format_is_refused()
    {
        var json = WorkflowStateSerializer.Serialize(Scenario.Run(Workflow(Event("Go"))).State);

        Assert.Throws<NotSupportedException>(() =>
            WorkflowStateSerializer.Deserialize(
                json.Replace("\"formatVersion\":1", "\"formatVersion\":99", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void Running_a_burst_leaves_the_state_it_came_from_as_it_was()
    {
        var root = Sequence(Event("Go"), Script("S", "variables.o.n = 2; ''"));
        var scenario = new Scenario(
            Workflow(root, Variable("o", "JSON", """{"n":1}""")),
            savesBetweenBursts: false
        ).Start();
        var before = WorkflowStateSerializer.Serialize(scenario.State);
        var state = scenario.State;

        scenario.Send("Go");

        Assert.Equal(before, WorkflowStateSerializer.Serialize(state));
        var again = scenario.Runner.Resume(
            scenario.Graph,
            state,
            state.Bookmarks[0].Id,
            new Dictionary<string, object?>(StringComparer.Ordinal)
        );
        Assert.Equal(2d, ((Dictionary<string, object?>)again.State.Executions[0].Variables[0].Value!)["n"]);
    }

    private static string TwoBranches(string? strategy) =>
        Workflow(
            Flow(
                [
                    Line("Start"),
                    Line("Step1a"),
                    Event("Go"),
                    Line("Step1b"),
                    Node("Fault", "Fault", ("message", Literal("Broken"))),
                    Line("Step2a"),
                    Line("Step2b"),
                ],
                "Start->Step1a",
                "Start->Step2a",
                "Step1a->Go",
                "Go->Step1b",
                "Step2a->Fault",
                "Fault->Step2b"
            ),
            change => change["options"]!["incidentStrategyType"] = strategy
        );
}
