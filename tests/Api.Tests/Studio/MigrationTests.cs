using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Approvals;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Audit;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.AlterationTests;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Running instances are moved to another version of their definition and go on where they were.</summary>
public sealed class MigrationTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_instance_goes_on_in_the_other_version_from_where_it_waits(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var name = NewName();
        var definition = await PublishAsync(admin, Sequence(Line("first", "1"), Event("wait", name), Line("old", "o")));
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;
        await PublishAsync(
            admin,
            Sequence(Line("first", "1"), Event("wait", name), Line("new", "n")),
            definition: definition
        );
        var bookmark = (await StateAsync(admin, id))["bookmarks"]![0]!.ToJsonString();

        var tried = await admin.PostAsync(
            "/elsa/api/alterations/dry-run",
            new { alterations = To(2), filter = new { workflowInstanceIds = new[] { id } } }
        );
        Assert.Equal(2, (int)tried["results"]![0]!["definitionVersion"]!);
        Assert.Equal(1, (int)(await admin.GetAsync($"/elsa/api/workflow-instances/{id}"))["version"]!);

        await RunAsync(admin, id, To(2));
        await RunAsync(admin, id, To(2));

        Assert.Equal(2, (int)(await admin.GetAsync($"/elsa/api/workflow-instances/{id}"))["version"]!);
        Assert.Equal(bookmark, (await StateAsync(admin, id))["bookmarks"]![0]!.ToJsonString());
        await TriggerAsync(admin, name);
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
        Assert.Equal(
            ["first", "wait", "new"],
            (await ExecutionsAsync(admin, id)).Select(row => (string)row!["activityId"]!).Where(IsStep)
        );
        var records = await AuditAsync(services.On(database), "instance.migrate", id);
        Assert.Equal($"流程实例{id}从版本1迁移到版本2", Assert.Single(records).Summary);
        Assert.NotNull(records[0].PersonName);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_version_without_the_waiting_activity_is_refused_by_its_id_and_name(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var wait = Event("wait", NewName());
        wait["name"] = "等待通知";
        var definition = await PublishAsync(admin, Sequence(wait, Line("end", "end")));
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;
        await PublishAsync(admin, Sequence(Event("other", NewName())), definition: definition);

        var result = await ResultAsync(admin, id, To(2));

        Assert.False((bool)result["isSuccessful"]!);
        var reason = Assert.Single(result["log"]!.AsArray(), entry => (string)entry!["activityId"]! == "wait")!;
        Assert.Equal("ActivityRemoved", (string)reason["eventName"]!);
        Assert.Contains("“等待通知”", (string)reason["message"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await admin.GetAsync($"/elsa/api/workflow-instances/{id}"))["version"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_whole_plans_tasks_move_to_the_new_version_and_their_work_items_stay_open(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var plan = await office.LaunchAsync(Office.OwnDocument());
        var task = (await office.TasksAsync(plan)).First(task => (string)task["status"]! == "awaitingAcceptance");
        var (id, lead) = ((string)task["id"]!, (string)task["lead"]!["code"]!);
        var before = await office.ItemAsync($"{lead}.handler", id, "签收任务");
        var version = await RenameWorkAsync(admin);

        var submitted = await admin.PostAsync(
            "/elsa/api/alterations/submit",
            new
            {
                alterations = To(version),
                filter = new { definitionIds = new[] { "plan-task" }, statuses = new[] { "Running" } },
            }
        );
        var done = await EventuallyCompletedAsync(admin, (string)submitted["planId"]!);

        Assert.Equal((await office.TasksAsync(plan)).Count, (int)done["counts"]!["Completed"]!);
        Assert.Null(done["counts"]!["Failed"]);
        var after = await office.ItemAsync($"{lead}.handler", id, "签收任务");
        Assert.Equal((string)before["id"]!, (string)after["id"]!);
        await office.DecideAsync($"{lead}.handler", after, "accept");
        await office.ItemAsync($"{lead}.handler", id, "按新流程办理");
        var record = Assert.Single(await AuditAsync(service, "instance.migrate", taskId: Guid.Parse(id)));
        Assert.NotNull(record.PersonName);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_plan_leaves_those_that_cannot_move_as_they_are_and_says_why(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var (early, late) = (NewName(), NewName());
        var definition = await PublishAsync(admin, Sequence(Event("early", early), Event("late", late)));
        var moves = (string)(await ExecuteAsync(admin, definition))["id"]!;
        var stays = (string)(await ExecuteAsync(admin, definition))["id"]!;
        await TriggerAsync(admin, early, stays);
        await PublishAsync(admin, Sequence(Event("early", early)), definition: definition);

        var submitted = await admin.PostAsync(
            "/elsa/api/alterations/submit",
            new
            {
                alterations = new object[] { new { type = "ScheduleActivity", activityId = "late" }, To(2)[0] },
                filter = new { workflowInstanceIds = new[] { stays } },
            }
        );
        await EventuallyCompletedAsync(admin, (string)submitted["planId"]!);
        Assert.Empty(await AuditAsync(services.On(database), "instance.alter", stays));
        submitted = await admin.PostAsync(
            "/elsa/api/alterations/submit",
            new { alterations = To(2), filter = new { definitionIds = new[] { definition } } }
        );
        var plan = await EventuallyCompletedAsync(admin, (string)submitted["planId"]!);

        var jobs = plan["jobs"]!.AsArray().ToDictionary(job => (string)job!["workflowInstanceId"]!, job => job!);
        Assert.Equal("Completed", (string)jobs[moves]["status"]!);
        Assert.Equal("Failed", (string)jobs[stays]["status"]!);
        Assert.Contains(jobs[stays]["log"]!.AsArray(), entry => (string)entry!["activityId"]! == "late");
        Assert.Equal(1, (int)(await admin.GetAsync($"/elsa/api/workflow-instances/{stays}"))["version"]!);
        await TriggerAsync(admin, late, stays);
        Assert.Equal("Finished", (string)(await StateAsync(admin, stays))["subStatus"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Work_items_of_a_faulted_instance_can_be_decided_again_after_a_retry(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        await BreakBesideAcceptanceAsync(admin);
        var plan = await office.LaunchAsync(Office.OwnDocument());
        var task = (await office.TasksAsync(plan)).First(task => (string)task["lead"]!["code"]! == "xuanchuan");
        var id = (string)task["id"]!;
        var item = await office.ItemAsync("xuanchuan.handler", id, "签收任务");
        var handler = await office.PersonAsync("xuanchuan.handler");
        var decision = new { outcome = "accept" };
        var refusal = await handler.RefusedAsync(
            System.Net.HttpStatusCode.Conflict,
            $"/api/work-items/{item["id"]}/complete",
            decision
        );
        Assert.Equal("instance_not_running", (string)refusal["code"]!);

        var faulted = await admin.PostAsync(
            "/elsa/api/workflow-instances",
            new { correlationId = id, subStatus = "Faulted" }
        );
        var retry = await admin.PostAsync(
            "/elsa/api/alterations/workflows/retry",
            new
            {
                workflowInstanceIds = new[] { (string)faulted["items"]![0]!["id"]! },
                variables = new[] { new { id = "Ready", value = true } },
            }
        );

        Assert.True((bool)retry["results"]![0]!["isSuccessful"]!, retry.ToJsonString());
        await office.DecideAsync("xuanchuan.handler", item, "accept");
        await office.ItemAsync("xuanchuan.handler", id, "办理任务");
    }

    [Fact]
    public async Task Votes_cast_in_a_joint_review_survive_the_move_to_another_version()
    {
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var steps = await Steps.StartAsync(
            office,
            [Steps.Review("joint", "xuanchuan.head,zuzhi.head,tongzhan.head"), Steps.Work("after", "office")],
            "joint.approve->after"
        );
        await steps.DecideAsync("xuanchuan.head", "joint");
        var open = (string)(await steps.ItemAsync("zuzhi.head", "joint"))["id"]!;
        await PublishAsync(
            admin,
            Steps.Flow(
                [Steps.Review("joint", "xuanchuan.head,zuzhi.head,tongzhan.head"), Steps.Work("later", "office")],
                ["joint.approve->later"]
            ),
            definition: "plan-task"
        );
        var id = (string)(await admin.GetAsync($"/api/tasks/{steps.Task}"))["workflowInstanceId"]!;
        var version = (int)(await admin.GetAsync($"/api/instances/{id}"))["publishedVersion"]!;

        await RunAsync(admin, id, To(version));

        Assert.Equal(open, (string)(await steps.ItemAsync("zuzhi.head", "joint"))["id"]!);
        Assert.Equal(
            "joint:tongzhan.head joint:zuzhi.head",
            await steps.HeldAsync("xuanchuan.head", "zuzhi.head", "tongzhan.head")
        );
        await steps.DecideAsync("zuzhi.head", "joint");
        await steps.DecideAsync("tongzhan.head", "joint");
        Assert.Equal("later:office", await steps.HeldAsync("office"));
    }

    private static object[] To(int version) => [new { type = "Migrate", targetVersion = version }];

    private static bool IsStep(string activity) => activity is "first" or "wait" or "old" or "new";

    private static async Task<List<AuditRecord>> AuditAsync(
        Service service,
        string action,
        string? about = null,
        Guid? taskId = null
    )
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkflowsDbContext>()
            .Set<AuditRecord>()
            .Where(row => row.Action == action)
            .Where(row => about == null || row.Summary.Contains(about))
            .Where(row => taskId == null || row.TaskId == taskId)
            .ToListAsync();
    }

    // A new version in which the work after acceptance is called otherwise.
    private static async Task<int> RenameWorkAsync(Session admin)
    {
        var model = await PlanTaskAsync(admin);
        ActivityOf(model, "work")["title"] = Literal("按新流程办理");
        return await PublishModelAsync(admin, model);
    }

    // A script that fails until Ready, beside acceptance: the instance faults while the work item is open.
    private static async Task BreakBesideAcceptanceAsync(Session admin)
    {
        var model = await PlanTaskAsync(admin);
        model["variables"]!.AsArray().Add(Variable("Ready", "Boolean", "false"));
        var flow = model["root"]!;
        flow["activities"]!
            .AsArray()
            .Add(Script("fragile", "if (!getVariable('Ready')) { throw new Error('not ready'); }"));
        flow["connections"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = "start", ["port"] = "Done" },
                    ["target"] = new JsonObject { ["activity"] = "fragile", ["port"] = "In" },
                }
            );
        await PublishModelAsync(admin, model);
    }

    private static async Task<JsonNode> PlanTaskAsync(Session admin) =>
        await admin.GetAsync("/elsa/api/workflow-definitions/by-definition-id/plan-task?versionOptions=Published");

    private static JsonNode ActivityOf(JsonNode model, string id) =>
        model["root"]!["activities"]!.AsArray().Single(activity => (string)activity!["id"]! == id)!;

    private static async Task<int> PublishModelAsync(Session admin, JsonNode model)
    {
        var saved = await admin.PostAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = model.DeepClone(), ["publish"] = true }
        );
        return (int)saved["workflowDefinition"]!["version"]!;
    }
}
