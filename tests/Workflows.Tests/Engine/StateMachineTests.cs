using System.Text.Json.Nodes;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class StateMachineTests
{
    [Fact]
    public void A_way_runs_the_exit_its_action_and_the_next_entry_and_calls_the_other_triggers_off()
    {
        var run = new Scenario(Workflow(Order()), savesBetweenBursts: true).Start();
        Assert.Equal("enter new", run.Text);
        Assert.Equal(["Cancel", "Pay"], run.State.Bookmarks.Select(bookmark => bookmark.ActivityId).Order());

        run.Send("Pay");
        Assert.Equal("enter new|exit new|pay|enter paid", string.Join('|', run.Lines));
        Assert.Equal("Ship", Assert.Single(run.State.Bookmarks).ActivityId);

        run.Send("Ship");
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_trigger_whose_condition_does_not_hold_is_waited_for_again()
    {
        var machine = Order(("condition", Js("getPaid()", "Boolean")));
        var run = new Scenario(Workflow(machine, Variable("Paid", "Boolean", "false"))).Start().Send("Pay");
        Assert.Equal(2, run.State.Bookmarks.Count);

        var paid = new Dictionary<string, object?>(StringComparer.Ordinal) { ["PaidId"] = true };
        run.Take(run.Runner.SetVariables(run.Graph, run.State, paid)).Send("Pay");

        Assert.Equal("Ship", Assert.Single(run.State.Bookmarks).ActivityId);
    }

    [Fact]
    public void The_first_way_without_trigger_that_holds_is_gone_at_once()
    {
        var machine = Machine(
            "A",
            [State("A"), State("B", ("entry", Line("b"))), State("C", ("entry", Line("c")))],
            [
                Way("A", "B", ("condition", Js("false", "Boolean"))),
                Way("A", "C"),
                Way("A", "B", ("trigger", Line("never"))),
            ]
        );

        var run = Scenario.Run(Workflow(Sequence(machine, Line("end"))));

        Assert.Equal("c end", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_trigger_that_has_not_begun_when_another_wins_never_runs()
    {
        var machine = Machine(
            "A",
            [State("A"), State("B")],
            [Way("A", "B", ("trigger", Line("first"))), Way("A", "B", ("trigger", Line("second")))]
        );

        var run = Scenario.Run(Workflow(machine));

        Assert.Equal("first", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void Ways_that_lead_round_in_a_circle_end_at_the_step_limit()
    {
        var machine = Machine("A", [State("A"), State("B")], [Way("A", "B"), Way("B", "A")]);

        var run = new Scenario(Workflow(machine), options: new RunnerOptions { StepLimit = 500 }).Start();

        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        Assert.Single(run.Messages);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Gone")]
    public void Without_a_state_to_begin_with_the_machine_is_over(string? initial) =>
        Assert.Equal("Finished/Finished", Scenario.Run(Workflow(Machine(initial, [State("A")], []))).Status);

    private static JsonObject Order(params (string Name, JsonNode? Value)[] payment) =>
        Machine(
            "New",
            [
                State("New", ("entry", Line("enter new")), ("exit", Line("exit new"))),
                State("Paid", ("entry", Line("enter paid"))),
                State("Closed"),
            ],
            [
                Way("New", "Paid", [("trigger", Event("Pay")), ("action", Line("pay")), .. payment]),
                Way("New", "Closed", ("trigger", Event("Cancel"))),
                Way("Paid", "Closed", ("trigger", Event("Ship"))),
            ]
        );

    private static JsonObject Machine(string? initial, JsonObject[] states, JsonObject[] ways) =>
        Node(
            "StateMachine",
            "Machine",
            ("initialState", initial),
            ("states", new JsonArray([.. states])),
            ("transitions", new JsonArray([.. ways]))
        );

    private static JsonObject State(string name, params (string Name, JsonNode? Value)[] properties) =>
        Filled(new JsonObject { ["name"] = name }, properties);

    private static JsonObject Way(string from, string to, params (string Name, JsonNode? Value)[] properties) =>
        Filled(new JsonObject { ["from"] = from, ["to"] = to }, properties);

    private static JsonObject Filled(JsonObject json, (string Name, JsonNode? Value)[] properties)
    {
        foreach (var (name, value) in properties)
            json[name] = value;
        return json;
    }
}
