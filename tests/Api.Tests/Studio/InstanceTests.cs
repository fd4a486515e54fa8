using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Elsa definitions run through the API, durably: state, journal, events, children, repair.</summary>
public sealed class InstanceTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_run_answers_with_its_state_and_leaves_a_journal(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Line("a", "A"), Line("b", "B")));

        var state = await ExecuteAsync(admin, definition);

        Assert.Equal(("Finished", "Finished"), ((string)state["status"]!, (string)state["subStatus"]!));
        var journal = await admin.PostAsync(
            $"/elsa/api/workflow-instances/{state["id"]}/journal?skip=0&take=50",
            new { filter = new { } }
        );
        Assert.Equal(
            ["Started", "Started", "Started", "Completed", "Started", "Completed", "Completed", "Completed"],
            journal["items"]!.AsArray().Select(entry => (string)entry!["eventName"]!)
        );
        var executions = (await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={state["id"]}"))[
            "items"
        ]!.AsArray();
        Assert.Equal(["A", "B"], executions.Select(row => (string?)row!["activityState"]?["Text"]).OfType<string>());
        Assert.All(executions, row => Assert.Equal("Completed", (string)row!["status"]!));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Every_one_of_200_bookmarks_resumed_at_once_counts(DatabaseProvider database)
    {
        const int Branches = 200;
        var admin = await services.On(database).SignInAsync("office");
        var prefix = Guid.CreateVersion7().ToString("N");
        var branches = Enumerable
            .Range(0, Branches)
            .Select(branch => Event($"e{branch}", $"{prefix}-{branch}"))
            .ToArray();
        var definition = await PublishAsync(admin, Sequence(Fork("fork", branches), Line("end", "end")));
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Branches),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (branch, _) => await TriggerAsync(admin, $"{prefix}-{branch}")
        );

        var state = await StateAsync(admin, id);
        Assert.Equal("Finished", (string)state["subStatus"]!);
        var executions = (await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={id}"))[
            "items"
        ]!.AsArray();
        Assert.Equal(
            Branches,
            executions.Count(row =>
                (string)row!["activityType"]! == "Elsa.Event" && (string)row["status"]! == "Completed"
            )
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Two_waits_of_one_instance_resumed_in_the_same_moment_both_count_every_time(
        DatabaseProvider database
    )
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = Guid.CreateVersion7().ToString("N");
        var definition = await PublishAsync(
            admin,
            Sequence(Fork("fork", Event("a", $"{name}-a"), Event("b", $"{name}-b")), Line("end", "end"))
        );

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1000),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (_, _) =>
            {
                var id = (string)(await ExecuteAsync(admin, definition))["id"]!;
                await Task.WhenAll(TriggerAsync(admin, $"{name}-a", id), TriggerAsync(admin, $"{name}-b", id));
                Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
            }
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_failed_activity_is_run_again_alone_after_its_variable_was_mended(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(
            admin,
            Sequence(
                Line("before", "once"),
                Script("divide", "if (getVariable('By') === 0) { throw new Error('no zero'); }"),
                Line("after", "then")
            ),
            [Variable("By", "Int32", "0")],
            new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" }
        );
        var state = await ExecuteAsync(admin, definition);
        var id = (string)state["id"]!;
        Assert.Equal("Suspended", (string)state["subStatus"]!);
        Assert.Equal("divide", (string)Assert.Single(state["incidents"]!.AsArray())!["activityId"]!);

        var change = new
        {
            alterations = new[]
            {
                new
                {
                    type = "ModifyVariable",
                    variableId = "By",
                    value = 2,
                },
            },
            workflowInstanceIds = new[] { id },
        };
        Assert.True(
            (bool)(await admin.PostAsync("/elsa/api/alterations/run", change))["results"]![0]!["isSuccessful"]!
        );
        var retry = await admin.PostAsync(
            "/elsa/api/alterations/workflows/retry",
            new { workflowInstanceIds = new[] { id } }
        );

        Assert.True((bool)retry["results"]![0]!["isSuccessful"]!, retry.ToJsonString());
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
        var executions = (await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={id}"))[
            "items"
        ]!.AsArray();
        Assert.Single(executions, row => (string)row!["activityId"]! == "before");
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_parent_goes_on_with_what_its_children_gave(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = Guid.CreateVersion7().ToString("N");
        var output = Activity(
            "give",
            "SetOutput",
            ("outputName", Literal("Answer")),
            ("outputValue", Literal("42", "Object"))
        );
        var atOnce = await PublishAsync(admin, Sequence(output.DeepClone().AsObject()));
        var later = await PublishAsync(admin, Sequence(Event("wait", name), output));
        var parent = await PublishAsync(
            admin,
            Sequence(
                Child("first", atOnce),
                Keep("keep1", "first", "One"),
                Child("second", later),
                Keep("keep2", "second", "Two")
            ),
            [Variable("One", "String", ""), Variable("Two", "String", "")]
        );
        var id = (string)(await ExecuteAsync(admin, parent))["id"]!;
        Assert.Equal("Suspended", (string)(await StateAsync(admin, id))["subStatus"]!);

        await TriggerAsync(admin, name);

        var state = await EventuallyFinishedAsync(admin, id);
        Assert.Equal(("42", "42"), ((string)state["output"]!["One"]!, (string)state["output"]!["Two"]!));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_event_that_comes_early_is_not_lost(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = Guid.CreateVersion7().ToString("N");
        var definition = await PublishAsync(admin, Sequence(Event("wait", name), Line("end", "end")));

        await TriggerAsync(admin, name);
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        await EventuallyFinishedAsync(admin, id);
    }

    [Fact]
    public async Task A_timer_fires_once_when_its_time_has_come_also_late()
    {
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        var definition = await PublishAsync(
            admin,
            Sequence(Activity("wait", "Delay", ("timeSpan", Literal("01:00:00", "TimeSpan"))), Line("end", "end"))
        );
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        await service.AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Equal("Suspended", (string)(await StateAsync(admin, id))["subStatus"]!);
        await service.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
        var executions = (await admin.GetAsync($"/elsa/api/activity-executions/list?workflowInstanceId={id}"))[
            "items"
        ]!.AsArray();
        Assert.Single(executions, row => (string)row!["activityId"]! == "end");
    }

    [Fact]
    public async Task A_cron_trigger_starts_one_instance_at_the_offices_hour_and_one_for_all_it_missed()
    {
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        var trigger = Activity("daily", "Cron", ("cronExpression", Literal("0 0 9 * * *")));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var definition = await PublishAsync(admin, Sequence(trigger, Line("a", "A")));

        // It is 09:30 in the office; the next 09:00 is 23 and a half hours away.
        await service.AdvanceAsync(TimeSpan.FromHours(23));
        Assert.Equal(0, await CountAsync(service, definition));
        await service.AdvanceAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(1, await CountAsync(service, definition));
        await service.AdvanceAsync(TimeSpan.FromDays(5));
        await service.AdvanceAsync(TimeSpan.Zero);
        Assert.Equal(2, await CountAsync(service, definition));
    }

    private static async Task<int> CountAsync(Service service, string definition)
    {
        var admin = await service.SignInAsync("office");
        return (int)
            (await admin.PostAsync("/elsa/api/workflow-instances", new { definitionId = definition }))["totalCount"]!;
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("let s = 'x'; while (s.length < 1e9) { s += s; }")]
    [InlineData("'x'.repeat(1e9)")]
    public async Task A_hostile_script_ends_as_an_incident_while_the_service_answers(string script)
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Script("hostile", script)));
        var running = admin.SendAsync(HttpMethod.Post, $"/elsa/api/workflow-definitions/{definition}/execute", new { });

        var since = Stopwatch.StartNew();
        await admin.GetAsync("/api/me");
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), "The service did not answer meanwhile.");
        var answer = await running;
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Single(answer.Json!["workflowState"]!["incidents"]!.AsArray());
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Designing_and_running_flows_is_the_offices(DatabaseProvider database)
    {
        var handler = await services.On(database).SignInAsync("xuanchuan.handler");
        foreach (
            var path in new[]
            {
                "/elsa/api/workflow-instances",
                "/elsa/api/workflow-definitions",
                "/elsa/api/descriptors/activities",
            }
        )
            (await handler.SendAsync(HttpMethod.Get, path)).Problem(HttpStatusCode.Forbidden);
        (await handler.SendAsync(HttpMethod.Post, "/elsa/api/events/x/trigger", new { })).Problem(
            HttpStatusCode.Forbidden
        );
    }

    private static JsonObject Child(string id, string definition) =>
        Activity(
            id,
            "ExecuteWorkflow",
            ("workflowDefinitionId", Literal(definition)),
            ("waitForCompletion", Literal(true, "Boolean"))
        );

    private static JsonObject Keep(string id, string child, string output) =>
        Activity(
            id,
            "SetOutput",
            ("outputName", Literal(output)),
            ("outputValue", Input("JavaScript", $"getOutputFrom('{child}').Output.Answer", "Object"))
        );
}
