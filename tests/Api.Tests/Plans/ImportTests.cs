using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>A document becomes a plan once, as the office checked it; anything doubtful is refused and nothing is stored.</summary>
public sealed class ImportTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_preview_shows_the_draft_and_stores_nothing(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var admin = await office.AdminAsync();
        var document = Office.OwnDocument();

        var draft = await admin.PostAsync("/api/plans/preview", document);

        Assert.Equal(4, draft["sections"]!.AsArray().Count);
        var tasks = draft["tasks"]!.AsArray();
        Assert.Equal(23, tasks.Count);
        Assert.Equal("志联部", (string)tasks[8]!["lead"]![0]!);
        Assert.Equal(["机关各部门", "下属各单位"], tasks[19]!["groups"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(5000m, (decimal)tasks[12]!["targets"]![0]!["quantity"]!);
        Assert.Equal("atLeast", (string)tasks[12]!["targets"]![0]!["comparison"]!);
        Assert.True((int)tasks[0]!["source"]!["line"]! > 1);
        await AssertNotStoredAsync(office, document);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_same_document_number_is_imported_once(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var document = Office.OwnDocument();
        var plan = await office.ImportAsync(document);

        var admin = await office.AdminAsync();
        var draft = await admin.PostAsync("/api/plans/preview", document);
        draft["expandGroups"] = new JsonArray("机关各部门", "下属各单位");
        var problem = await admin.RefusedAsync(HttpStatusCode.Conflict, "/api/plans", draft);

        Assert.Equal("plan_already_imported", (string)problem["code"]!);
        Assert.Contains(plan, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_named_with_its_part_of_the_task_is_matched_and_the_part_is_shown()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var document = Office
            .OwnDocument()
            .Replace(
                "（责任部门：统战部、青发部）",
                "（责任部门：统战部（港澳）、青发部(创业园)）",
                StringComparison.Ordinal
            );
        var plan = await office.ImportAsync(document);

        var task = await office.TaskAsync((string)(await office.TaskOfAsync(plan, "12"))["id"]!);

        Assert.Equal("统战部", (string)task["lead"]!["name"]!);
        var participant = Assert.Single(task["participants"]!.AsArray())!;
        Assert.Equal("青发部", (string)participant["department"]!["name"]!);
        Assert.Equal(("document", "创业园"), ((string)participant["origin"]!, (string)participant["groupName"]!));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Unknown_names_and_unexpanded_groups_are_listed_with_their_task(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var admin = await office.AdminAsync();
        var document = Office.OwnDocument();
        var draft = await admin.PostAsync("/api/plans/preview", document);
        draft["tasks"]![2]!["lead"]![0] = "宣传司";

        var problem = await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/plans", draft);

        var errors = problem["errors"]!
            .AsArray()
            .Select(error => ((string)error!["field"]!, (string)error["code"]!))
            .ToList();
        Assert.Equal(
            [
                ("tasks[2].lead[0]", "unknown_department"),
                ("tasks[19].groups[0]", "group_unexpanded"),
                ("tasks[19].groups[1]", "group_unexpanded"),
                ("tasks[20].groups[0]", "group_unexpanded"),
            ],
            errors
        );
        Assert.Contains("任务3", (string)problem["errors"]![0]!["message"]!, StringComparison.Ordinal);
        await AssertNotStoredAsync(office, document);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_request_may_say_what_a_name_stands_for(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var admin = await office.AdminAsync();
        var draft = await admin.PostAsync("/api/plans/preview", Office.OwnDocument());
        draft["tasks"]![2]!["lead"]![0] = "宣传司";
        draft["mappings"] = new JsonObject
        {
            ["宣传司"] = new JsonArray("xuanchuan"),
            ["下属各单位"] = new JsonArray("nanqing"),
        };
        draft["expandGroups"] = new JsonArray("机关各部门");

        var plan = (string)(await admin.PostAsync("/api/plans", draft))["id"]!;

        Assert.Equal("xuanchuan", (string)(await office.TaskOfAsync(plan, "3"))["lead"]!["code"]!);
        // The seven other departments of the organ, and the one unit the request named.
        Assert.Equal(8, (await office.TaskOfAsync(plan, "20"))["participants"]!.AsArray().Count);
        Assert.Equal(7, (await office.TaskOfAsync(plan, "21"))["participants"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Targets_are_created_as_the_office_corrected_them(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var admin = await office.AdminAsync();
        var draft = await admin.PostAsync("/api/plans/preview", Office.OwnDocument());
        draft["expandGroups"] = new JsonArray("机关各部门", "下属各单位");
        var targets = draft["tasks"]![12]!["targets"]!.AsArray();
        targets.Clear();
        targets.Add(TargetOf("走访青年", 6000, "人"));
        targets.Add(TargetOf("举办活动", 4, "场", "yearly"));
        targets.Add(TargetOf("  ", -1, "场"));

        var problem = await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/plans", draft);
        Assert.Equal(
            ["tasks[12].targets[2]", "tasks[12].targets[2]"],
            problem["errors"]!.AsArray().Select(error => (string)error!["field"]!)
        );
        Assert.Contains("任务13", (string)problem["errors"]![0]!["message"]!, StringComparison.Ordinal);

        targets.RemoveAt(2);
        var plan = (string)(await admin.PostAsync("/api/plans", draft))["id"]!;
        var task = await office.TaskAsync((string)(await office.TaskOfAsync(plan, "13"))["id"]!);
        Assert.Equal(
            [("走访青年", 6000m, "人", "cumulativeCounter"), ("举办活动", 4m, "场", "annualCounter")],
            task["targets"]!
                .AsArray()
                .Select(target =>
                    (
                        (string)target!["text"]!,
                        (decimal)target["quantity"]!,
                        (string)target["unit"]!,
                        (string)target["kind"]!
                    )
                )
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_due_day_in_the_past_is_refused(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var admin = await office.AdminAsync();
        var draft = await admin.PostAsync("/api/plans/preview", Office.OwnDocument());
        draft["expandGroups"] = new JsonArray("机关各部门", "下属各单位");
        draft["tasks"]![4]!["dueOn"] = "2026-03-01";

        var problem = await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/plans", draft);

        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal(("tasks[4].dueOn", "due_on_in_past"), ((string)error["field"]!, (string)error["code"]!));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Launching_is_done_once_however_often_it_is_asked(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var instances = (await office.TasksAsync(plan)).Select(task => (string)task["workflowInstanceId"]!).ToList();

        var admin = await office.AdminAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => admin.PostAsync($"/api/plans/{plan}/launch")));

        Assert.Equal(instances, (await office.TasksAsync(plan)).Select(task => (string)task["workflowInstanceId"]!));
        Assert.Equal(23, instances.Distinct(StringComparer.Ordinal).Count());
        var state = await admin.GetAsync($"/api/plans/{plan}/launch");
        Assert.Equal((23, 23), ((int)state["done"]!, (int)state["total"]!));
    }

    [Theory]
    [InlineData("", "document_empty")]
    [InlineData("  \n\n ", "document_empty")]
    [InlineData("关于放假的通知\n\n各部门：\n\n明天放假。", "document_without_tasks")]
    public async Task A_text_that_is_no_plan_is_refused(string text, string code)
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();
        var problem = await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/plans/preview", text);
        Assert.Equal(code, (string)problem["code"]!);
    }

    [Fact]
    public async Task A_title_alone_and_noise_are_refused()
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();
        var noise = new byte[5 * 1024 * 1024];
        new Random(7).NextBytes(noise);

        // GB18030 for 实施方案.
        using var title = new ByteArrayContent([0xCA, 0xB5, 0xCA, 0xA9, 0xB7, 0xBD, 0xB0, 0xB8]);
        using var noisy = new ByteArrayContent(noise);
        using var readable = new StringContent(
            string.Concat(Enumerable.Repeat("各部门认真落实。", 220_000)),
            Encoding.UTF8
        );
        Assert.Equal("document_without_tasks", await RefusalAsync(admin, title));
        Assert.Contains(await RefusalAsync(admin, noisy), new[] { "document_encoding", "document_too_large" });
        Assert.Contains(await RefusalAsync(admin, readable), new[] { "document_without_tasks", "document_too_large" });
    }

    [Fact]
    public async Task Malformed_json_is_refused_with_the_place()
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();
        using var body = new StringContent(
            """{"title":"方案","tasks":[{"number":1}]}""",
            Encoding.UTF8,
            "application/json"
        );
        var problem = await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/plans", body);
        Assert.Contains("tasks[0].number", (string)problem["errors"]![0]!["field"]!, StringComparison.Ordinal);
    }

    private static JsonObject TargetOf(string text, int quantity, string unit, string? period = null) =>
        new()
        {
            ["text"] = text,
            ["quantity"] = quantity,
            ["unit"] = unit,
            ["comparison"] = "atLeast",
            ["period"] = period,
        };

    private static async Task<string> RefusalAsync(Session admin, ByteArrayContent content)
    {
        content.Headers.ContentType = new("text/plain");
        var answer = await admin.SendAsync(HttpMethod.Post, "/api/plans/preview", content);
        Assert.InRange((int)answer.Status, 400, 413);
        return (string)answer.Problem(answer.Status)["code"]!;
    }

    // A document number is imported once: what can still be imported was not stored.
    private static async Task AssertNotStoredAsync(Office office, string document) =>
        Assert.NotEmpty(await office.ImportAsync(document));
}
