using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Repairing instances through the API: single ones at once, many by a plan.</summary>
public sealed class AlterationTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Event("wait", NewName())));
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;
        var cancel = new[] { new { type = "Cancel" } };

        var tried = await admin.PostAsync(
            "/elsa/api/alterations/dry-run",
            new { alterations = cancel, filter = new { definitionIds = new[] { definition } } }
        );

        Assert.Equal([id], tried["workflowInstanceIds"]!.AsArray().Select(item => (string)item!));
        Assert.Equal("Cancelled", (string)tried["results"]![0]!["subStatus"]!);
        Assert.Equal("Suspended", (string)(await StateAsync(admin, id))["subStatus"]!);

        await RunAsync(admin, id, cancel);
        Assert.Equal("Cancelled", (string)(await StateAsync(admin, id))["subStatus"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_dry_run_of_an_empty_filter_matches_nothing_unless_it_is_meant(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        await ExecuteAsync(admin, await PublishAsync(admin, Sequence(Event("wait", NewName()))));

        var none = await admin.PostAsync("/elsa/api/alterations/dry-run", new { });
        var all = await admin.PostAsync("/elsa/api/alterations/dry-run", new { emptyFilterSelectsAll = true });

        Assert.Empty(none["workflowInstanceIds"]!.AsArray());
        Assert.NotEmpty(all["workflowInstanceIds"]!.AsArray());
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_activity_that_never_came_to_its_turn_is_scheduled_in_the_running_flowchart(
        DatabaseProvider database
    )
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = NewName();
        var definition = await PublishAsync(
            admin,
            Flow([Event("wait", name), Line("later", "later"), Line("end", "end")], "wait->later", "later->end")
        );
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        await RunAsync(admin, id, [new { type = "ScheduleActivity", activityId = "later" }]);

        Assert.Equal(["later", "end"], (await LinesAsync(admin, id)));
        Assert.Equal("Suspended", (string)(await StateAsync(admin, id))["subStatus"]!);
        await TriggerAsync(admin, name);
        Assert.Equal(["later", "end", "later", "end"], (await LinesAsync(admin, id)));
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_waiting_activity_is_begun_again_with_a_changed_variable(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var (before, after) = (NewName(), NewName());
        var wait = Activity("wait", "Event", ("eventName", Input("JavaScript", "getVariable('Name')")));
        var definition = await PublishAsync(admin, Sequence(wait), [Variable("Name", "String", before)]);
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        await RunAsync(
            admin,
            id,
            [
                new
                {
                    type = "ModifyVariable",
                    variableId = "Name",
                    value = after,
                },
                new { type = "ScheduleActivity", activityId = "wait" },
            ]
        );

        await TriggerAsync(admin, before, id);
        Assert.Equal("Suspended", (string)(await StateAsync(admin, id))["subStatus"]!);
        await TriggerAsync(admin, after, id);
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
        Assert.Single(await ExecutionsAsync(admin, id), row => (string)row!["activityId"]! == "wait");
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task All_alterations_of_an_instance_are_made_or_none(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(
            admin,
            Sequence(Event("wait", NewName())),
            [Variable("Count", "Int32", "1")]
        );
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        var result = await ResultAsync(
            admin,
            id,
            [
                new
                {
                    type = "ModifyVariable",
                    variableId = "Count",
                    value = 2,
                },
                new { type = "CancelActivity", activityId = "nobody" },
            ]
        );

        Assert.False((bool)result["isSuccessful"]!);
        Assert.Equal("Error", (string)Assert.Single(result["log"]!.AsArray())!["logLevel"]!);
        var variables = await admin.GetAsync($"/elsa/api/workflow-instances/{id}/variables");
        Assert.Equal(1, (int)variables["items"]![0]!["value"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_retry_with_other_variables_runs_the_failed_activity_alone(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(
            admin,
            Sequence(
                Line("before", "once"),
                Script("divide", "if (getVariable('By') === 0) { throw new Error('no zero'); }"),
                Line("after", "then")
            ),
            [Variable("By", "Int32", "0")]
        );
        var faulted = await admin.SendAsync(
            HttpMethod.Post,
            $"/elsa/api/workflow-definitions/{definition}/execute",
            new { }
        );
        var id = (string)faulted.Body(HttpStatusCode.InternalServerError)["workflowState"]!["id"]!;

        var retry = await admin.PostAsync(
            "/elsa/api/alterations/workflows/retry",
            new { workflowInstanceIds = new[] { id }, variables = new[] { new { id = "By", value = 2 } } }
        );

        Assert.True((bool)retry["results"]![0]!["isSuccessful"]!, retry.ToJsonString());
        Assert.Equal(["once", "then"], await LinesAsync(admin, id));
        var state = await StateAsync(admin, id);
        Assert.Equal("Finished", (string)state["subStatus"]!);
        Assert.Empty(state["incidents"]!.AsArray());
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_plan_alters_every_instance_it_matches_and_says_how_each_went(DatabaseProvider database)
    {
        const int Instances = 230;
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Event("wait", NewName())));
        for (var i = 0; i < Instances; i++)
            await ExecuteAsync(admin, definition);

        var submitted = await admin.PostAsync(
            "/elsa/api/alterations/submit",
            new
            {
                alterations = new[] { new { type = "Cancel" } },
                filter = new { definitionIds = new[] { definition }, statuses = new[] { "Running" } },
            }
        );

        var plan = await EventuallyCompletedAsync(admin, (string)submitted["planId"]!);
        Assert.Equal(Instances, (int)plan["counts"]!["Completed"]!);
        Assert.Equal(Instances, (int)plan["totalCount"]!);
        var left = await admin.PostAsync(
            "/elsa/api/workflow-instances",
            new { definitionId = definition, status = "Running" }
        );
        Assert.Equal(0, (int)left["totalCount"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_is_not_an_alteration_is_refused_in_words(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Event("wait", NewName())));
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        foreach (
            var alteration in new object[]
            {
                new { type = "Explode" },
                new { type = "ScheduleActivity" },
                new { type = "ScheduleActivity", activityId = "nobody" },
                new { type = "ModifyVariable", variableId = "nothing" },
                new { type = "Migrate" },
                new { type = "Migrate", targetVersion = 9 },
            }
        )
        {
            var result = await ResultAsync(admin, id, [alteration]);
            Assert.False((bool)result["isSuccessful"]!);
            Assert.NotEmpty((string)result["log"]![0]!["message"]!);
        }

        (await admin.SendAsync(HttpMethod.Post, "/elsa/api/alterations/submit", new { })).Body(
            HttpStatusCode.BadRequest
        );
        (
            await admin.SendAsync(
                HttpMethod.Post,
                "/elsa/api/alterations/dry-run",
                new { statuses = new[] { "Sleeping" } }
            )
        ).Body(HttpStatusCode.BadRequest);
    }

    internal static string NewName() => Guid.CreateVersion7().ToString("N");

    internal static async Task<JsonNode> ResultAsync(Session admin, string id, IReadOnlyList<object> alterations) =>
        (await admin.PostAsync("/elsa/api/alterations/run", new { alterations, workflowInstanceIds = new[] { id } }))[
            "results"
        ]![0]!;

    internal static async Task RunAsync(Session admin, string id, IReadOnlyList<object> alterations)
    {
        var result = await ResultAsync(admin, id, alterations);
        Assert.True((bool)result["isSuccessful"]!, result.ToJsonString());
    }

    internal static async Task<JsonNode> EventuallyCompletedAsync(Session admin, string plan)
    {
        for (var tries = 0; ; tries++)
        {
            var view = await admin.GetAsync($"/elsa/api/alterations/{plan}");
            if ((string)view["plan"]!["status"]! == "Completed")
                return view;
            Assert.True(tries < 600, view["counts"]!.ToJsonString());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static async Task<IEnumerable<string>> LinesAsync(Session admin, string id) =>
        (await ExecutionsAsync(admin, id))
            .Where(row => (string)row!["activityType"]! == "Elsa.WriteLine")
            .Select(row => (string)row!["activityState"]!["Text"]!);
}
