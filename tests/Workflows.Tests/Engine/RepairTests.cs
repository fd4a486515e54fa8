using System.Text.Json.Nodes;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class RepairTests
{
    private static JsonObject Fragile() => Script("Fragile", "if (!getReady()) throw new Error('not ready'); 'ran'");

    private static Scenario Broken(string? strategy = null)
    {
        var flow = Flow([Line("A"), Fragile(), Line("B"), Event("Other")], "A->Fragile", "A->Other", "Fragile->B");
        return Scenario.Run(
            Workflow(
                flow,
                change => change["options"]!["incidentStrategyType"] = strategy,
                Variable("Ready", "Boolean", "false")
            )
        );
    }

    [Theory]
    [InlineData(null, "Finished/Faulted")]
    [InlineData("ContinueWithIncidentsStrategy", "Running/Suspended")]
    public void A_failed_activity_is_run_again_once_its_cause_is_mended(string? strategy, string before)
    {
        var run = Broken(strategy);
        Assert.Equal(before, run.Status);
        var failed = Assert.Single(run.State.Incidents).ActivityInstanceId;

        run.Take(
            run.Runner.SetVariables(
                run.Graph,
                run.State,
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["ReadyId"] = "true" }
            )
        );
        run.Take(run.Runner.Retry(run.Graph, run.State, failed));

        Assert.Equal("A ran B", run.Text);
        Assert.Empty(run.State.Incidents);
        Assert.Equal("Running/Suspended", run.Status);
        Assert.Equal("Finished/Finished", run.Send("Other").Status);
    }

    [Fact]
    public void A_retry_that_fails_again_faults_again()
    {
        var run = Broken();

        run.Take(run.Runner.Retry(run.Graph, run.State, run.State.Incidents[0].ActivityInstanceId));

        Assert.Equal("Finished/Faulted", run.Status);
        Assert.Single(run.State.Incidents);
    }

    [Fact]
    public void A_failed_activity_can_be_skipped()
    {
        var run = Broken();

        run.Take(run.Runner.Skip(run.Graph, run.State, run.State.Incidents[0].ActivityInstanceId));

        Assert.Equal("A B", run.Text);
        Assert.Equal("Running/Suspended", run.Status);
    }

    [Fact]
    public void Only_a_failed_execution_is_retried()
    {
        var run = Broken();

        Assert.Throws<InstanceStateException>(() => run.Runner.Retry(run.Graph, run.State, "nobody"));
    }

    [Fact]
    public void A_waiting_activity_begins_again_at_a_new_bookmark()
    {
        var run = Scenario.Run(Workflow(Flow([Event("Wait"), Line("B")], "Wait->B")));
        var before = Assert.Single(run.State.Bookmarks);

        run.Take(run.Runner.Restart(run.Graph, run.State, before.ActivityExecutionId));

        var after = Assert.Single(run.State.Bookmarks);
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(before.ActivityExecutionId, after.ActivityExecutionId);
        Assert.Equal([before.Id], run.Last.BookmarksRemoved.Select(bookmark => bookmark.Id));
        Assert.Equal("B", run.Send("Wait").Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void The_workflow_itself_never_begins_again()
    {
        var run = Scenario.Run(Workflow(Flow([Event("Wait")])));

        Assert.Throws<InstanceStateException>(() =>
            run.Runner.Restart(run.Graph, run.State, run.State.Executions[0].Id)
        );
    }

    [Theory]
    [InlineData("B", "B C")]
    [InlineData("C", "C")]
    public void An_activity_scheduled_out_of_turn_is_followed_and_has_its_own_turn_yet(string activity, string text)
    {
        var run = Scenario.Run(Workflow(Flow([Event("Wait"), Line("B"), Line("C")], "Wait->B", "B->C")));

        run.Take(run.Runner.Schedule(run.Graph, run.State, run.Graph.FindActivity(activity)!));

        Assert.Equal(text, run.Text);
        Assert.Equal("Running/Suspended", run.Status);
        Assert.Equal($"{text} B C", run.Send("Wait").Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void Only_a_running_flowchart_takes_in_an_activity_out_of_turn()
    {
        var run = Scenario.Run(Workflow(Sequence(Event("Wait"), Line("Next"), Flow([Line("Inner")]))));

        Assert.Throws<InstanceStateException>(() =>
            run.Runner.Schedule(run.Graph, run.State, run.Graph.FindActivity("Next")!)
        );
        Assert.Throws<InstanceStateException>(() =>
            run.Runner.Schedule(run.Graph, run.State, run.Graph.FindActivity("Inner")!)
        );
    }

    [Fact]
    public void A_cancelled_branch_counts_as_dead_and_the_flow_goes_on_without_it()
    {
        var flow = Flow(
            [Line("A"), Event("Never"), Line("B"), Line("After")],
            "A->Never",
            "A->B",
            "Never->After",
            "B->After"
        );
        var run = Scenario.Run(Workflow(flow));

        run.Take(run.Runner.CancelActivity(run.Graph, run.State, run.State.Bookmarks[0].ActivityExecutionId));

        Assert.Equal("A B After", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        Assert.Empty(run.State.Bookmarks);
    }

    [Fact]
    public void A_published_definition_listens_for_each_trigger_marked_to_start_it()
    {
        var start = Node("Event", "Go", ("eventName", Js("getName()")), ("canStartWorkflow", true));
        var timer = Node("Timer", "Tick", ("interval", Literal("00:05:00")), ("canStartWorkflow", true));
        var broken = Node("Event", "Broken", ("eventName", Js("nothing()")), ("canStartWorkflow", true));
        var scenario = new Scenario(
            Workflow(Sequence(start, timer, broken, Event("Inner")), Variable("Name", "String", "Order"))
        );

        var triggers = TriggerIndex.Of(scenario.Graph, scenario.Clock);

        Assert.Equal("Go Tick Broken", string.Join(' ', triggers.Select(trigger => trigger.ActivityId)));
        Assert.Equal("""{"EventName":"Order"}""", triggers[0].Payload!.Value.GetRawText());
        Assert.Equal(
            Workflows.Engine.Bookmarks.StimulusHash.Compute(
                "Elsa.Event",
                new Workflows.Engine.Activities.EventPayload("Order")
            ),
            triggers[0].Hash
        );
        Assert.Equal("00:05:00", triggers[1].Payload!.Value.GetProperty("Interval").GetString());
        Assert.Null(triggers[2].Payload);
        Assert.StartsWith("触发条件无法确定", triggers[2].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_instance_keeps_a_summary_only()
    {
        var run = Scenario.Run(Workflow(Sequence(Set("X", Js("5")), Line("A")), Variable("X", "Int32")));

        Assert.Single(run.State.Executions);
        Assert.Equal(5, run.Variable("X"));
        Assert.Equal(ActivityStatus.Completed, run.State.Executions[0].Status);
    }

    [Fact]
    public void A_cron_expression_has_six_fields_and_waits_for_its_next_moment()
    {
        var run = Scenario.Run(Workflow(Node("Cron", "C", ("cronExpression", Literal("0 30 8 * * *")))));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 8, 30, 0, TimeSpan.Zero), run.State.Bookmarks[0].DueAt);

        var wrong = new Scenario(
            Workflow(Node("Cron", "C", ("cronExpression", Literal("30 8 * * *")), ("canStartWorkflow", true)))
        );
        var problem = Assert.Single(Workflows.Engine.Definitions.GraphValidator.Validate(wrong.Graph));
        Assert.StartsWith("定时表达式“30 8 * * *”无效：", problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Message, Assert.Single(TriggerIndex.Of(wrong.Graph, wrong.Clock)).Error);
    }

    [Theory]
    [InlineData("""{"logPersistenceMode":{"default":"Inherit","inputs":{"text":"Exclude"}}}""", null, true)]
    [InlineData("""{"logPersistenceMode":{"default":"Exclude"}}""", null, true)]
    [InlineData("""{"logPersistenceMode":{"default":"Exclude","inputs":{"text":"Include"}}}""", null, false)]
    [InlineData(
        """{"logPersistenceConfig":{"default":{"evaluationMode":"Strategy","strategyType":"Elsa.Workflows.LogPersistence.Strategies.Exclude, Elsa.Workflows.Core"}}}""",
        null,
        true
    )]
    [InlineData(null, """{"logPersistenceMode":"Exclude"}""", true)]
    [InlineData("""{"logPersistenceMode":{"default":"Include"}}""", """{"logPersistenceMode":"Exclude"}""", false)]
    [InlineData(null, null, false)]
    public void Records_leave_out_what_the_definition_hides(string? activity, string? workflow, bool hides)
    {
        var line = Line("Secret").With("customProperties", activity is null ? null : JsonNode.Parse(activity));
        var definition = Workflow(
            line,
            change => change["customProperties"] = workflow is null ? null : JsonNode.Parse(workflow)
        );

        var record = Assert.Single(
            Scenario.Run(definition).Last.Executions,
            execution => execution.ActivityId == "Secret"
        );

        Assert.Equal(hides, !record.ActivityState!.ContainsKey("Text"));
    }
}
