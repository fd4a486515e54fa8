using System.Text.Json.Nodes;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class ChildTests
{
    private static JsonObject Execute(bool waits) =>
        Node(
            "ExecuteWorkflow",
            "Child",
            ("workflowDefinitionId", Literal("child")),
            ("input", Object("""{"A":1}""")),
            ("waitForCompletion", Literal(waits, "Boolean")),
            ("result", Output("RId"))
        );

    private static string ExecuteParent(bool waits)
    {
        var after = Script("After", "getResultFromChild() === null ? 'null' : getResultFromChild().Output.Total");
        var fork = Node(
            "Parallel",
            "Fork",
            (
                "activities",
                new JsonArray(
                    Sequence(Set("T", Js("'kept'")), Execute(waits), after),
                    Sequence(Line("b1"), Line("b2"), Script("T", "getT()"))
                )
            )
        );
        return Workflow(
            Sequence(fork, Script("End", "getR().Output.Total + getR().Status + getR().SubStatus")),
            Variable("R"),
            Variable("T", "String", "lost", kept: false)
        );
    }

    private static WorkflowState FinishedChild(string id) =>
        Scenario
            .Run(Workflow(Node("SetOutput", "O", ("outputName", Literal("Total")), ("outputValue", Js("7")))))
            .State with
        {
            Id = id,
        };

    [Fact]
    public void An_executed_workflow_interrupts_the_burst_and_its_result_goes_in_at_the_front()
    {
        var run = Scenario.Run(ExecuteParent(waits: false));

        var child = run.Last.InlineChild!;
        Assert.Equal("child", child.DefinitionId);
        Assert.Equal("instance", child.Input["ParentInstanceId"]);
        Assert.Equal(1L, child.Input["A"]);
        Assert.Equal(WorkflowSubStatus.Executing, run.State.SubStatus);
        Assert.DoesNotContain(run.Effects, effect => effect is ChildStartRequested);

        run.Resume(child.BookmarkId!, ChildResult.Of(FinishedChild(child.ChildInstanceId)));

        Assert.Equal("b1 b2 7 kept 7FinishedFinished", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        Assert.DoesNotContain("Suspended", run.Events, StringComparison.Ordinal);
        Assert.DoesNotContain("Resumed", run.Events, StringComparison.Ordinal);
    }

    [Fact]
    public void An_executed_workflow_that_suspends_lets_the_parent_go_on_and_keeps_its_output_for_later()
    {
        var run = Scenario.Run(ExecuteParent(waits: true));
        var child = run.Last.InlineChild!;

        run.Take(run.Runner.Continue(run.Graph, run.State));
        Assert.Equal("b1 b2 kept", run.Text);
        Assert.Equal("Running/Suspended", run.Status);

        run.Resume(child.BookmarkId!, ChildResult.Of(FinishedChild(child.ChildInstanceId)));
        Assert.Equal("b1 b2 kept 7 7FinishedFinished", run.Text);
    }

    [Theory]
    [InlineData("ExecuteWorkflow")]
    [InlineData("DispatchWorkflow")]
    [InlineData("BulkDispatchWorkflows")]
    public void A_definition_that_does_not_exist_faults_the_parent(string type)
    {
        var definition = Workflow(Node(type, "Child", ("workflowDefinitionId", Literal("nobody"))));

        var run = new Scenario(definition, options: new() { IsPublished = _ => false }).Start();

        Assert.Equal("No published version of workflow definition with ID nobody found.", Assert.Single(run.Messages));
    }

    [Fact]
    public void A_child_found_missing_later_faults_the_parent()
    {
        var run = Scenario.Run(ExecuteParent(waits: true));

        run.Resume(run.Last.InlineChild!.BookmarkId!, ChildResult.NotPublished("child"));

        Assert.Equal("No published version of workflow definition with ID child found.", Assert.Single(run.Messages));
    }

    [Fact]
    public void A_dispatched_workflow_is_an_effect_and_its_result_is_its_output()
    {
        var dispatch = Node(
            "DispatchWorkflow",
            "D",
            ("workflowDefinitionId", Literal("child")),
            ("waitForCompletion", Literal(true, "Boolean")),
            ("result", Output("RId"))
        );
        var run = Scenario.Run(Workflow(Sequence(dispatch, Script("End", "getR().Total")), Variable("R")));

        var child = Assert.Single(run.Effects.OfType<ChildStartRequested>());
        Assert.False(child.Inline);
        run.Resume(child.BookmarkId!, ChildResult.Of(FinishedChild(child.ChildInstanceId)));

        Assert.Equal("7", run.Text);
    }

    [Fact]
    public void A_dispatch_that_does_not_wait_goes_on_at_once()
    {
        var run = Scenario.Run(
            Workflow(Sequence(Node("DispatchWorkflow", "D", ("workflowDefinitionId", Literal("child"))), Line("End")))
        );

        Assert.Equal("End", run.Text);
        Assert.Single(run.Effects.OfType<ChildStartRequested>());
    }

    [Fact]
    public void Bulk_dispatch_waits_for_every_child_and_hearing_of_one_twice_changes_nothing()
    {
        var bulk = Node(
            "BulkDispatchWorkflows",
            "Bulk",
            ("workflowDefinitionId", Literal("child")),
            ("items", Js("['a', { B: 2 }]")),
            ("correlationIdFunction", Js("'c-' + (getItem().B ?? args.item)")),
            ("childCompleted", Script("Done", "'done ' + getVariable('ChildInstanceId').length"))
        );
        var run = Scenario.Run(
            Workflow(Flow([bulk, Line("All"), Line("Done1")], "Bulk.Completed->All", "Bulk->Done1"))
        );
        var children = run.Effects.OfType<ChildStartRequested>().ToArray();
        Assert.Equal("a", children[0].Input["Item"]);
        Assert.Equal(2d, children[1].Input["B"]);
        Assert.Equal("c-a c-2", string.Join(' ', children.Select(child => child.CorrelationId)));

        foreach (var child in new[] { children[0], children[0], children[1] })
        {
            run.Resume(child.BookmarkId!, ChildResult.Of(FinishedChild(child.ChildInstanceId)));
        }

        Assert.Equal(4, run.Lines.Count);
        Assert.Equal("All Done1", string.Join(' ', run.Lines[2..]));
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_workflow_used_as_activity_has_its_own_inputs_outputs_and_outcomes()
    {
        var inner = Workflow(
            Sequence(
                Script("1", "getInput('Foo') + getFoo() + variables.Foo + '-' + getVariable('Outer')"),
                Node("SetOutput", "O", ("outputName", Literal("Result")), ("outputValue", Js("getFoo() + '!'"))),
                Node("Complete", "C", ("outcomes", Literal("Good"))),
                Line("Never")
            ),
            Declare,
            Variable("Own", "String", "own")
        );
        var use = new JsonObject
        {
            ["type"] = "SubWorkflow",
            ["id"] = "Sub",
            ["version"] = 1,
            ["foo"] = Js("'<' + getInput('Foo') + '>'"),
            ["result"] = Output("RId"),
        };
        var outer = Workflow(
            Flow(
                [use, Script("Good", "getR() + getVariable('Own') + getVariable('Foo')"), Line("Bad")],
                "Sub.Good->Good",
                "Sub->Bad"
            ),
            Variable("R"),
            Variable("Outer", "String", "outer")
        );
        var catalog = ActivityCatalog.Core.WithWorkflows(WorkflowActivityType.Of(inner));

        var run = new Scenario(outer, catalog).Start(
            new StartRequest("instance")
            {
                Input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Foo"] = "Bar" },
            }
        );

        Assert.Empty(run.Messages);
        Assert.Equal("<Bar><Bar><Bar>-outer <Bar>!nullnull", run.Text);
        Assert.Equal("Finished/Finished", run.Status);
        var descriptor = catalog.Find("SubWorkflow")!;
        Assert.Equal("Foo", Assert.Single(descriptor.Inputs).Name);
        Assert.Equal("Good", Assert.Single(descriptor.Outcomes));
    }

    [Fact]
    public void A_workflow_that_contains_itself_is_refused()
    {
        var inner = Workflow(Sequence(new JsonObject { ["type"] = "SubWorkflow", ["id"] = "Self" }), Declare);

        var catalog = ActivityCatalog.Core.WithWorkflows(WorkflowActivityType.Of(inner));

        Assert.Throws<DefinitionException>(() => GraphCompiler.Compile(inner, catalog));
    }

    private static void Declare(JsonObject definition)
    {
        definition["name"] = "Sub workflow";
        definition["id"] = "subversion1";
        definition["inputs"] = new JsonArray(new JsonObject { ["name"] = "Foo", ["type"] = "String" });
        definition["outputs"] = new JsonArray(new JsonObject { ["name"] = "Result", ["type"] = "String" });
        definition["outcomes"] = new JsonArray("Good");
        definition["options"] = new JsonObject { ["usableAsActivity"] = true };
    }

    [Fact]
    public void A_task_that_runs_in_the_background_runs_in_a_burst_of_its_own()
    {
        var child = Execute(waits: false).With("runAsynchronously", true);
        var run = new Scenario(Workflow(Sequence(child, Line("after")), Variable("R"))).Start();

        Assert.Null(run.Last.InlineChild);
        var bookmark = Assert.Single(run.State.Bookmarks);
        Assert.Equal(BackgroundRun.StimulusName, bookmark.Name);

        run.Resume(bookmark.Id);
        Assert.NotNull(run.Last.InlineChild);
    }

    [Fact]
    public void What_is_no_task_runs_at_once_whatever_the_definition_asks() =>
        Assert.Equal("a", Scenario.Run(Workflow(Line("a").With("runAsynchronously", true))).Text);

    [Theory]
    [InlineData(WorkflowSubStatus.Finished, "completed end")]
    [InlineData(WorkflowSubStatus.Faulted, "faulted end")]
    [InlineData(WorkflowSubStatus.Cancelled, "end")]
    public void Each_end_of_a_dispatched_child_has_its_port_and_a_cancelled_one_none(
        WorkflowSubStatus end,
        string expected
    )
    {
        var bulk = Node(
            "BulkDispatchWorkflows",
            "Bulk",
            ("workflowDefinitionId", Literal("child")),
            ("items", Js("[1]")),
            ("childCompleted", Line("completed")),
            ("childFaulted", Line("faulted"))
        );
        var run = new Scenario(Workflow(Sequence(bulk, Line("end")))).Start();
        var child = Assert.Single(run.Last.Effects.OfType<ChildStartRequested>());

        run.Resume(child.BookmarkId!, ChildResult.Of(FinishedChild(child.ChildInstanceId) with { SubStatus = end }));

        Assert.Equal(expected, run.Text);
    }

    [Fact]
    public void A_bulk_dispatch_fails_when_a_child_turns_out_to_be_gone()
    {
        var bulk = Node(
            "BulkDispatchWorkflows",
            "Bulk",
            ("workflowDefinitionId", Literal("child")),
            ("items", Js("[1]"))
        );
        var run = new Scenario(Workflow(bulk)).Start();

        run.Resume(Assert.Single(run.State.Bookmarks).Id, ChildResult.NotPublished("child"));

        Assert.Equal("Finished/Faulted", run.Status);
    }
}
