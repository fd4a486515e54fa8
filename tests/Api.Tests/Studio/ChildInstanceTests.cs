using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Workflows that have others started and wait for their end, which the outbox reports.</summary>
public sealed class ChildInstanceTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_dispatched_workflow_hands_its_output_to_the_parent_that_waits(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var child = await PublishAsync(admin, Sequence(SetOutput("out", "Answer", "getInput('Item') + 1")));
        var dispatch = Activity(
            "dispatch",
            "DispatchWorkflow",
            ("workflowDefinitionId", Literal(child)),
            ("input", Input("JavaScript", "({ Item: 41 })", "Object")),
            ("waitForCompletion", Literal(true, "Boolean")),
            (
                "result",
                new JsonObject
                {
                    ["typeName"] = "Object",
                    ["memoryReference"] = new JsonObject { ["id"] = "R" },
                }
            )
        );
        var parent = await PublishAsync(
            admin,
            Sequence(dispatch, SetOutput("keep", "Total", "getR().Answer")),
            [Variable("R", "Object", "")]
        );

        var started = await ExecuteAsync(admin, parent);
        var ended = await EventuallyFinishedAsync(admin, (string)started["id"]!);

        Assert.Equal("Suspended", (string)started["subStatus"]!);
        Assert.Equal(42, (int)ended["output"]!["Total"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_bulk_dispatch_goes_on_when_every_child_has_ended_however_it_did(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var child = await PublishAsync(
            admin,
            Sequence(Script("maybe", "if (getInput('Item') === 3) throw new Error('three'); return 1;"))
        );
        var bulk = Activity(
            "bulk",
            "BulkDispatchWorkflows",
            ("workflowDefinitionId", Literal(child)),
            ("items", Input("JavaScript", "[1, 2, 3, 4, 5]", "Object")),
            ("childCompleted", Line("completed", "completed")),
            ("childFaulted", Line("faulted", "faulted"))
        );
        var parent = await PublishAsync(admin, Sequence(bulk, Line("end", "end")));

        var id = (string)(await ExecuteAsync(admin, parent))["id"]!;
        var ended = await EventuallyFinishedAsync(admin, id);

        Assert.Equal("Finished", (string)ended["subStatus"]!);
        var executions = await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={id}");
        var lines = executions["items"]!
            .AsArray()
            .Select(row => (string?)row!["activityState"]?["Text"])
            .OfType<string>();
        Assert.Equal(
            ["completed", "completed", "completed", "completed", "end", "faulted"],
            lines.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("DispatchWorkflow")]
    [InlineData("BulkDispatchWorkflows")]
    [InlineData("ExecuteWorkflow")]
    public async Task A_workflow_that_has_one_started_which_nobody_published_fails_at_once(string type)
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var start = Activity(
            "start",
            type,
            ("workflowDefinitionId", Literal("nobody-published-this")),
            ("items", Input("JavaScript", "[1]", "Object")),
            ("waitForCompletion", Literal(false, "Boolean"))
        );
        var parent = await PublishAsync(admin, Sequence(start, Line("end", "end")));

        var answer = await admin.SendAsync(
            HttpMethod.Post,
            $"/elsa/api/workflow-definitions/{parent}/execute",
            new { }
        );
        var state = answer.Json!["workflowState"]!;

        Assert.Equal("Faulted", (string)state["subStatus"]!);
        Assert.Contains("nobody-published-this", (string)state["incidents"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_background_activity_runs_after_the_answer(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var child = await PublishAsync(admin, Sequence(SetOutput("out", "Answer", "42")));
        var execute = Activity("execute", "ExecuteWorkflow", ("workflowDefinitionId", Literal(child)));
        execute["customProperties"] = new JsonObject { ["runAsynchronously"] = true };
        var parent = await PublishAsync(
            admin,
            Sequence(execute, SetOutput("keep", "Total", "getResultFromExecute().Output.Answer"))
        );

        var started = await ExecuteAsync(admin, parent);
        Assert.Equal("Suspended", (string)started["subStatus"]!);

        var ended = await EventuallyFinishedAsync(admin, (string)started["id"]!);
        Assert.Equal(42, (int)ended["output"]!["Total"]!);
    }

    private static JsonObject SetOutput(string id, string name, string script) =>
        Activity(
            id,
            "SetOutput",
            ("outputName", Literal(name)),
            ("outputValue", Input("JavaScript", script, "Object"))
        );
}
