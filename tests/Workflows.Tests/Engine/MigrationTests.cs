using System.Text.Json.Nodes;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class MigrationTests
{
    [Fact]
    public void A_step_inserted_after_the_waiting_one_runs()
    {
        var run = Scenario.Run(Version(1, Flow([Line("A"), Event("W"), Line("B")], "A->W", "W->B")));

        Migrate(run, Version(2, Flow([Line("A"), Event("W"), Line("N"), Line("B")], "A->W", "W->N", "N->B")));

        Assert.Equal("A N B", run.Send("W").Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_step_inserted_before_the_waiting_one_is_past_and_nothing_starts_again()
    {
        var run = Scenario.Run(Version(1, Flow([Line("A"), Event("W"), Line("B")], "A->W", "W->B")));
        var bookmark = run.State.Bookmarks[0];

        Migrate(run, Version(2, Flow([Line("A"), Line("N"), Event("W"), Line("B")], "A->N", "N->W", "W->B")));

        Assert.Equal("A", run.Text);
        Assert.Equal(bookmark.Id, Assert.Single(run.State.Bookmarks).Id);
        Assert.Equal(bookmark.Hash, run.State.Bookmarks[0].Hash);
        Assert.Empty(run.Last.BookmarksCreated);
        Assert.Empty(run.Last.BookmarksRemoved);
        Assert.Equal("Workflow migrated", Assert.Single(run.Last.Journal).EventName);
        Assert.Equal((2, "version2"), (run.State.DefinitionVersion, run.State.DefinitionVersionId));
        Assert.Equal("A B", run.Send("W").Text);
    }

    [Theory]
    [InlineData("F->P", "F->Q", "P->J", "Q->J", "J->End")]
    [InlineData("F->P", "F->Q", "P->J", "Q->N", "N->J", "J->End")]
    [InlineData("F->P", "F->Q", "P->N", "N->J", "Q->J", "J->End")]
    [InlineData("F->N", "N->P", "F->Q", "P->J", "Q->J", "J->End")]
    [InlineData("F->P", "F->Q", "P->J", "Q->J", "J->N", "N->End")]
    public void A_join_remembers_the_branch_that_is_done(params string[] connections)
    {
        var join = Node("FlowJoin", "J", ("mode", Literal("WaitAll", "FlowJoinMode")));
        JsonObject[] activities = [Line("F"), Event("P"), Event("Q"), join, Line("End")];
        var run = Scenario.Run(Version(1, Flow(Copy(activities), "F->P", "F->Q", "P->J", "Q->J", "J->End")));
        run.Send("P");

        Migrate(run, Version(2, Flow([.. Copy(activities), Line("N")], connections)));
        Assert.Equal("F", run.Text);
        run.Send("Q");

        var runsNew = connections.Contains("Q->N") || connections.Contains("J->N");
        Assert.Equal(runsNew ? "F N End" : "F End", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_loop_goes_on_with_its_rounds()
    {
        JsonObject[] activities =
        [
            Line("A"),
            Event("W"),
            Node("FlowDecision", "If", ("condition", Js("setX(getX() + 1); getX() < 3"))),
        ];
        string[] ways = ["A->W", "W->If", "If.True->A"];
        var run = Scenario.Run(Version(1, Flow(Copy(activities), ways), Variable("X", "Int32", "0")));
        run.Send("W");

        var next = Flow(
            [.. Copy(activities), Line("N"), Line("End")],
            "A->N",
            "N->W",
            "W->If",
            "If.True->A",
            "If.False->End"
        );
        Migrate(run, Version(2, next, Variable("X", "Int32", "0")));

        Assert.Equal("A A A N End", run.Send("W").Send("W").Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_sequence_knows_its_place()
    {
        var steps = Node("Sequence", "Steps", ("activities", new JsonArray(Line("A"), Event("W"), Line("B"))));
        var run = Scenario.Run(Version(1, steps));

        var next = Node(
            "Sequence",
            "Steps",
            ("activities", new JsonArray(Line("N"), Line("A"), Event("W"), Line("M"), Line("B")))
        );
        Migrate(run, Version(2, next));

        Assert.Equal("A M B", run.Send("W").Text);
    }

    [Fact]
    public void A_fork_does_not_wait_for_a_branch_it_never_started()
    {
        var run = Scenario.Run(Version(1, Fork(Event("P"), Event("Q"))));
        run.Send("P");

        Migrate(run, Version(2, Fork(Event("P"), Event("Q"), Event("R"))));

        Assert.Equal("Finished/Finished", run.Send("Q").Status);
    }

    [Fact]
    public void Variables_keep_their_values_by_id_and_take_the_new_type()
    {
        var script = Script("L", "getY() + 1 + getZ()");
        var run = Scenario.Run(Version(1, Flow([Event("W"), Copy(script)], "W->L"), Variable("X", "String", "41")));
        var renamed = Variable("Y", "Int32");
        renamed["id"] = "XId";

        Migrate(run, Version(2, Flow([Event("W"), script], "W->L"), renamed, Variable("Z", "Int32", "100")));

        Assert.Equal("142", run.Send("W").Text);
    }

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            { Version(2, Flow([Line("A"), Line("B")], "A->B")), MigrationCodes.ActivityRemoved, "W" },
            {
                Version(2, Flow([Line("A"), Sequence(Event("W")), Line("B")], "A->B")),
                MigrationCodes.ActivityMoved,
                "W"
            },
            {
                Version(2, Flow([Line("A"), Node("Delay", "W"), Line("B")], "A->W", "W->B")),
                MigrationCodes.TypeChanged,
                "W"
            },
            {
                Version(2, Flow([Line("A"), Event("W"), Line("B")], "A->W", "A->B")),
                MigrationCodes.PositionLost,
                "Flow"
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_go_on_is_refused_with_its_reasons(string next, string code, string activityId)
    {
        var run = Scenario.Run(Version(1, Flow([Line("A"), Event("W"), Line("B")], "A->W", "W->B")));
        var to = GraphCompiler.Compile(next, ActivityCatalog.Core);

        var plan = WorkflowRunner.PlanMigration(run.Graph, run.State, to);
        var refusal = Assert.Throws<MigrationException>(() => run.Runner.Migrate(run.Graph, run.State, to));

        var reason = Assert.Single(plan.Reasons);
        Assert.Equal((code, activityId), (reason.Code, reason.ActivityId));
        Assert.Equal(plan.Reasons, refusal.Reasons);
        Assert.Equal("W", Assert.Single(plan.Waiting).ActivityId);
        Assert.Equal("A B", run.Send("W").Text);
    }

    [Fact]
    public void A_finished_instance_and_another_definition_are_refused()
    {
        var run = Scenario.Run(Version(1, Line("A")));
        var waiting = Scenario.Run(Version(1, Event("W")));
        var other = GraphCompiler.Compile(
            Workflow(Event("W"), definition => definition["definitionId"] = "other"),
            ActivityCatalog.Core
        );

        var finished = Assert.Single(WorkflowRunner.PlanMigration(run.Graph, run.State, run.Graph).Reasons);
        var foreign = Assert.Single(WorkflowRunner.PlanMigration(waiting.Graph, waiting.State, other).Reasons);

        Assert.Equal(MigrationCodes.NotRunning, finished.Code);
        Assert.Equal(MigrationCodes.WrongVersion, foreign.Code);
    }

    [Fact]
    public void The_plan_names_the_counterpart_of_each_wait()
    {
        var run = Scenario.Run(Version(1, Flow([Event("W")])));
        var to = GraphCompiler.Compile(Version(2, Flow([Line("A"), Event("W")], "A->W")), ActivityCatalog.Core);

        var plan = WorkflowRunner.PlanMigration(run.Graph, run.State, to);

        Assert.True(plan.IsPossible);
        var wait = Assert.Single(plan.Waiting);
        Assert.Equal(to.FindActivity("W")!.NodeId, wait.ToNodeId);
        Assert.Equal(run.State.Bookmarks[0].Id, wait.BookmarkId);
    }

    // Saved and loaded before and after, for the host does so.
    private static void Migrate(Scenario run, string next)
    {
        var to = GraphCompiler.Compile(next, ActivityCatalog.Core);
        var saved = WorkflowStateSerializer.Deserialize(WorkflowStateSerializer.Serialize(run.State), run.Graph);
        var plan = WorkflowRunner.PlanMigration(run.Graph, saved, to);
        Assert.Empty(plan.Reasons);
        run.Take(run.Runner.Migrate(run.Graph, saved, to), to);
        Assert.Empty(run.Last.Effects);
        Assert.All(run.Last.Executions, record => Assert.NotNull(to.FindNode(record.ActivityNodeId)));
    }

    private static string Version(int version, JsonObject root, params JsonObject[] variables)
    {
        if (root["type"]!.GetValue<string>() == "Elsa.Flowchart")
            root["id"] = "Flow";
        return Workflow(
            root,
            definition =>
            {
                definition["version"] = version;
                definition["id"] = $"version{version}";
            },
            variables
        );
    }

    private static JsonObject Fork(params JsonObject[] branches) =>
        Node("Fork", "Fork", ("branches", new JsonArray([.. branches])));

    private static JsonObject[] Copy(JsonObject[] nodes) => [.. nodes.Select(Copy)];

    private static JsonObject Copy(JsonObject node) => node.DeepClone().AsObject();
}
