using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Approvals;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Trials;

/// <summary>A flow is walked before it is published: as the real one would go, and without a trace.</summary>
public sealed class TrialTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Down_every_outcome_of_our_flows_a_trial_asks_whom_the_real_flow_asks(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        Assert.Equal(
            [
                "签收任务:宣传部",
                "办理任务:宣传部",
                "办结审核:办公室",
                "办理任务:宣传部",
                "办结审核:办公室",
                "销号:办公室",
            ],
            await WalkAllAsync(service, office, "plan-task")
        );
        await WalkAllAsync(service, office, "subtask");
        await WalkAllAsync(service, office, "consultation");
        await WalkAllAsync(service, office, "plan-period");
    }

    [Fact]
    public async Task Votes_rules_terms_and_copies_go_in_a_trial_as_they_really_do()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        const string Heads = "zuzhi.head,tongzhan.head,qingfa.head";
        var steps = await Steps.StartAsync(
            office,
            [
                Steps.Work("work", "xuanchuan.handler"),
                Steps.Review("any", "zuzhi.head,tongzhan.head", "Any"),
                Steps.Review("all", "zuzhi.head,tongzhan.head"),
                Steps.Review("vote", Heads, "Vote"),
                Steps.Review("turn", "tongzhan.head,zuzhi.head", "Sequential"),
                With(Steps.Review("nobody", "chosen"), ("whenNobody", "Skip")),
                With(
                    Steps.Review("again", "zuzhi.head,xuanchuan.handler"),
                    ("whenAgreedBefore", "Pass"),
                    ("whenInitiator", "Skip")
                ),
                With(
                    Steps.Review("term", "qingfa.head"),
                    ("termDays", 2),
                    ("termReminders", 1),
                    ("whenTermPassed", "Agree")
                ),
                Steps.Step("copy", "Copy", ("people", Elsa.Literal("leader", "Object"))),
            ],
            "work.submit->any",
            "any.approve->all",
            "any.return->work",
            "all.approve->vote",
            "all.return->work",
            "vote.approve->turn",
            "turn.approve->nobody",
            "turn.return->any",
            "nobody.approve->again",
            "again.approve->term",
            "term.approve->copy"
        );
        var walks = new TwoWalks(service, office, "plan-task", steps.Task, new JsonObject { ["taskId"] = steps.Task });
        await walks.BeginAsync();

        await walks.DecideAsync("xuanchuan.handler", "work", "submit");
        await walks.DecideAsync("tongzhan.head", "any");
        await walks.DecideAsync("zuzhi.head", "all");
        await walks.DecideAsync("tongzhan.head", "all", "return");
        await walks.DecideAsync("xuanchuan.handler", "work", "submit");
        await walks.DecideAsync("zuzhi.head", "any");
        await walks.DecideAsync("tongzhan.head", "all");
        await walks.DecideAsync("zuzhi.head", "all");
        await walks.DecideAsync("zuzhi.head", "vote", "return");
        await walks.DecideAsync("qingfa.head", "vote");
        await walks.DecideAsync("tongzhan.head", "vote");
        await walks.DecideAsync("tongzhan.head", "turn");
        await walks.DecideAsync("zuzhi.head", "turn");
        Assert.Equal("term", (string)Assert.Single(walks.Waiting)!["asked"]!["title"]!);
        Assert.Contains(Step(walks, ^1)["record"]!.AsArray(), line => ((string)line!).Contains("自动同意"));
        await walks.WaitAsync();
        Assert.Contains(Step(walks, ^1)["told"]!.AsArray(), told => ((string)told!["title"]!).Contains("term"));
        await walks.WaitAsync();

        Assert.Equal("finished", (string)walks.View["ended"]!);
        Assert.Equal("closed", (string)(await office.TaskAsync(steps.Task))["status"]!);
        var copy = Assert.Single(Step(walks, ^1)["told"]!.AsArray(), told => (string)told!["kind"]! == "copy")!;
        var real = Assert.Single(await (await office.PersonAsync("leader")).ListAsync("/api/copies"));
        Assert.Equal((string)real["title"]!, (string)copy["title"]!);
    }

    [Fact]
    public async Task Handing_on_asking_first_added_signers_and_readers_go_in_a_trial_as_they_really_do()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var steps = await Steps.StartAsync(
            office,
            [
                Steps.Work("work", "xuanchuan.handler"),
                Steps.Review("sign", "zuzhi.head"),
                Steps.Step(
                    "read",
                    "Circulate",
                    ("people", Elsa.Literal("leader,qingfa.head", "Object")),
                    ("waitForAll", Elsa.Literal(true, "Boolean"))
                ),
                Steps.Work("after", "xuanchuan.handler"),
            ],
            "work.submit->sign",
            "sign.approve->read",
            "read->after"
        );
        var walks = new TwoWalks(service, office, "plan-task", steps.Task, new JsonObject { ["taskId"] = steps.Task });
        await walks.BeginAsync();

        await walks.PassOnAsync("xuanchuan.handler", "work", "transfer", "xuanchuan.head");
        Assert.Contains(Step(walks, ^1)["record"]!.AsArray(), line => ((string)line!).Contains("转办给"));
        await walks.DecideAsync("xuanchuan.head", "work", "submit");
        await walks.PassOnAsync("zuzhi.head", "sign", "delegate", "qingfa.head");
        await walks.DecideAsync("qingfa.head", "sign", "answer");
        await walks.PassOnAsync("zuzhi.head", "sign", "addSigners", "tongzhan.head");
        await walks.DecideAsync("tongzhan.head", "sign");
        await walks.DecideAsync("zuzhi.head", "sign");
        Assert.Empty(walks.Waiting);
        await walks.ReadAsync("leader");
        Assert.Empty(walks.Waiting);
        await walks.ReadAsync("qingfa.head");
        await walks.DecideAsync("xuanchuan.handler", "after", "submit");
        Assert.Equal("finished", (string)walks.View["ended"]!);
    }

    [Fact]
    public async Task Parts_handed_out_by_a_step_and_a_rejection_go_in_a_trial_as_they_really_do()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var steps = await Steps.StartAsync(
            office,
            [
                Steps.Work("work", "xuanchuan.handler"),
                Steps.Step(
                    "split",
                    "HandOut",
                    ("departments", Elsa.Literal("zuzhi", "Object")),
                    ("requirement", Elsa.Literal("报送分管部分"))
                ),
                With(Steps.Review("final", "leader"), ("offersReject", "True")),
            ],
            "work.submit->split",
            "split->final",
            "final.return->work"
        );
        var walks = new TwoWalks(service, office, "plan-task", steps.Task, new JsonObject { ["taskId"] = steps.Task });
        await walks.BeginAsync();

        await walks.DecideAsync("xuanchuan.handler", "work", "submit");
        while ((string)walks.Waiting[0]!["asked"]!["title"]! != "final")
        {
            var part = walks.Waiting[0]!;
            Assert.Equal(1, (int)part["asked"]!["subtask"]!);
            await walks.DecideAsync(part, (string)part["choices"]![0]!["name"]!);
        }
        Assert.Equal(4, walks.Acts.Count(act => (string)act!["key"]! is not "1:work:1:0"));
        await walks.DecideAsync("leader", "final", "reject");
        Assert.Equal("cancelled", (string)walks.View["ended"]!);
        Assert.Equal("terminated", (string)(await office.TaskAsync(steps.Task))["status"]!);
    }

    [Fact]
    public async Task Where_a_form_is_to_be_filled_in_an_example_shows_what_the_decision_leads_to()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var admin = await office.AdminAsync();
        var work = With(
            Steps.Work("work", "zuzhi.head"),
            (
                "form",
                """
                [{"name":"budget","label":"经费","type":"number","required":true},
                 {"name":"way","label":"方式","type":"choice","options":["会议","书面"],"required":true},
                 {"name":"day","label":"日期","type":"date","required":true},
                 {"name":"who","label":"联系人","type":"person","required":true},
                 {"name":"venue","label":"地点","type":"text","required":true},
                 {"name":"open","label":"公开","type":"boolean","required":true}]
                """
            )
        );
        var definition = await Elsa.PublishAsync(
            admin,
            Steps.Flow([work, Steps.Review("sign", "leader")], ["work.submit->sign"])
        );

        var view = await admin.PostAsync($"/api/definitions/{definition}/trial", new { });

        var leads = view["waiting"]![0]!["choices"]![0]!["leads"]!;
        Assert.Equal("sign", (string)Assert.Single(leads["asks"]!.AsArray())!["title"]!);
        Assert.True((bool)leads["isOfMadeUpForm"]!);
        var refused = await admin.PostAsync(
            $"/api/definitions/{definition}/trial",
            new { acts = new[] { Decide("1:work:1:0", "submit") } }
        );
        Assert.Equal(1, (int)refused["refusal"]!["act"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_trial_of_a_draft_leaves_every_table_as_it_was(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var task = await office.LaunchTaskAsync();
        await service.DeliverAsync();
        await DraftAsync(admin, Steps.Work("only", "zuzhi.head"), Steps.Review("sign", "leader"));
        var before = await RowsAsync(service);

        var view = await admin.PostAsync(
            "/api/definitions/plan-task/trial",
            new
            {
                start = new { taskId = task },
                acts = new[] { Decide("1:only:1:0", "submit"), Decide("1:sign:1:0", "approve") },
            }
        );

        Assert.Equal(("finished", false), ((string)view["ended"]!, (bool)view["isPublished"]!));
        Assert.Equal(before, await RowsAsync(service));
        Assert.Equal("awaitingAcceptance", (string)(await office.TaskAsync(task))["status"]!);
    }

    [Fact]
    public async Task What_the_real_flow_would_refuse_is_said_and_nothing_after_it_is_walked()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var admin = await office.AdminAsync();
        var definition = await Elsa.PublishAsync(
            admin,
            Steps.Flow([Steps.Work("work", "zuzhi.head"), Steps.Review("sign", "chosen")], ["work.submit->sign"])
        );

        var view = await admin.PostAsync($"/api/definitions/{definition}/trial", new { });
        var leads = view["waiting"]![0]!["choices"]![0]!["leads"]!;
        Assert.Contains("找不到签署人", (string)leads["refusal"]!);
        var refused = await admin.PostAsync(
            $"/api/definitions/{definition}/trial",
            new { acts = new[] { Decide("1:work:1:0", "submit"), Decide("1:sign:1:0", "approve") } }
        );

        Assert.Equal((1, "no_signer"), ((int)refused["refusal"]!["act"]!, (string)refused["refusal"]!["code"]!));
        Assert.Equal("work", (string)Assert.Single(refused["waiting"]!.AsArray())!["asked"]!["stepId"]!);
        var leader = (string)(await (await office.PersonAsync("leader")).GetAsync("/api/me"))["id"]!;
        var chosen = await admin.PostAsync(
            $"/api/definitions/{definition}/trial",
            new
            {
                acts = new[]
                {
                    new
                    {
                        kind = "decide",
                        key = "1:work:1:0",
                        outcome = "submit",
                        nextSigners = new[] { leader },
                    },
                },
            }
        );
        Assert.Equal("sign", (string)Assert.Single(chosen["waiting"]!.AsArray())!["asked"]!["stepId"]!);
    }

    [Fact]
    public async Task A_flow_that_cannot_be_published_one_too_long_and_a_handler_are_refused()
    {
        var service = services.On(DatabaseProvider.Sqlite);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var model = Elsa.Model(Steps.Flow([Elsa.Activity("work", "Nothing")], []));
        await admin.PostAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = model, ["publish"] = false }
        );

        var path = $"/api/definitions/{model["definitionId"]}/trial";
        var broken = await admin.RefusedAsync(HttpStatusCode.BadRequest, path, new { });
        Assert.Equal("definition_not_publishable", (string)broken["code"]!);
        Assert.NotEmpty(broken["errors"]!.AsArray());
        var acts = Enumerable.Repeat(new { kind = "wait" }, 201);
        await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/definitions/plan-task/trial", new { acts });
        var start = new { leadDepartmentId = Guid.CreateVersion7() };
        await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/definitions/plan-task/trial", new { start });
        var handler = await office.PersonAsync("zuzhi.handler");
        await handler.RefusedAsync(HttpStatusCode.Forbidden, "/api/definitions/plan-task/trial", new { });
    }

    [Fact]
    public async Task What_runs_can_be_held_against_a_draft_but_not_moved_to_it()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var wait = Elsa.Event("wait", $"trial-{Guid.CreateVersion7():N}");
        var definition = await Elsa.PublishAsync(admin, Elsa.Sequence(wait, Elsa.Line("end", "1")));
        var id = (string)(await Elsa.ExecuteAsync(admin, definition))["id"]!;
        var draft = Elsa.Model(Elsa.Sequence(Elsa.Line("end", "2")), definition: definition);
        await admin.PostAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = draft, ["publish"] = false }
        );

        var alterations = new[] { new { type = "Migrate", targetVersion = 2 } };
        var filter = new { workflowInstanceIds = new[] { id } };
        var tried = await admin.PostAsync("/elsa/api/alterations/dry-run", new { alterations, filter });
        Assert.False((bool)tried["results"]![0]!["isSuccessful"]!);
        Assert.Contains("wait", (string)tried["results"]![0]!["log"]![0]!["activityId"]!);
        var run = await admin.PostAsync(
            "/elsa/api/alterations/run",
            new { alterations, workflowInstanceIds = new[] { id } }
        );
        Assert.Equal("version_is_draft", (string)run["results"]![0]!["log"]![0]!["eventName"]!);
    }

    // Walks until each outcome of each step was taken once, those that lead back first; whom the first walk asked.
    private static async Task<IReadOnlyList<string>> WalkAllAsync(Service service, Office office, string definition)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<string>? first = null;
        do
        {
            office.SignEverybodyOut();
            var walks = await BeginAsync(service, office, definition);
            while (walks.View["ended"] is null)
            {
                var item = walks.Waiting[0]!;
                var names = item["choices"]!.AsArray().Select(choice => (string)choice!["name"]!).ToList();
                known.UnionWith(names.Select(name => $"{item["asked"]!["stepId"]}.{name}"));
                var outcome = names
                    .AsEnumerable()
                    .Reverse()
                    .FirstOrDefault(name => !taken.Contains($"{item["asked"]!["stepId"]}.{name}"), names[0]);
                taken.Add($"{item["asked"]!["stepId"]}.{outcome}");
                await walks.DecideAsync(item, outcome);
                Assert.True(walks.Acts.Count < 50, "The walk doesn't end.");
            }
            first ??= walks.Asked;
        } while (!taken.SetEquals(known));
        return first;
    }

    private static async Task<TwoWalks> BeginAsync(Service service, Office office, string definition)
    {
        var plan = await office.LaunchAsync(Office.OwnDocument(), tasks: 1);
        var task = await office.TaskOfAsync(plan, "1");
        var id = (string)task["id"]!;
        var start = new JsonObject { ["taskId"] = id };
        if (definition != "plan-task")
            await office.DecideAsync("xuanchuan.handler", id, "签收任务", "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        switch (definition)
        {
            case "subtask":
                start["departmentId"] = await DepartmentAsync(lead, "zuzhi");
                await lead.PostAsync(
                    $"/api/tasks/{id}/subtasks",
                    new { department = "zuzhi", requirement = "请办理。" }
                );
                break;
            case "consultation":
                start["departmentId"] = await DepartmentAsync(lead, "qingfa");
                await lead.PostAsync(
                    $"/api/tasks/{id}/consultations",
                    new { department = "qingfa", reason = "请参与。" }
                );
                break;
            case "plan-period":
                await (await office.AdminAsync()).PostAsync($"/api/tasks/{id}/cycle", new { cycle = "month" });
                await service.SweepAsync();
                break;
        }

        var walks = new TwoWalks(service, office, definition, id, start);
        await walks.BeginAsync();
        return walks;
    }

    private static async Task<string> DepartmentAsync(Session session, string code) =>
        (string)
            (await session.GetAsync("/api/departments")).AsArray().Single(row => (string)row!["code"]! == code)!["id"]!;

    private static JsonNode Step(TwoWalks walks, Index index) => walks.View["steps"]!.AsArray().ToList()[index]!;

    private static JsonObject With(JsonObject step, params (string Name, object Value)[] settings)
    {
        foreach (var (name, value) in settings)
            step[name] = value is int number ? Elsa.Literal(number, "Int32") : Elsa.Literal((string)value);
        return step;
    }

    private static object Decide(string key, string outcome) =>
        new
        {
            kind = "decide",
            key,
            outcome,
        };

    private static Task<JsonNode> DraftAsync(Session admin, JsonObject work, JsonObject sign) =>
        admin.PostAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject
            {
                ["model"] = Elsa.Model(
                    Steps.Flow([work, sign], ["only.submit->sign", "sign.return->only"]),
                    definition: "plan-task"
                ),
                ["publish"] = false,
            }
        );

    private static async Task<IReadOnlyList<string>> RowsAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        var rows = new List<string>();
        foreach (
            var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct()
        )
        {
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
            rows.Add($"{table} {await db.Database.SqlQueryRaw<long>(sql).SingleAsync()}");
        }

        return rows;
    }
}
