using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>A corrected document changes a running plan as far as the office confirms, and no further.</summary>
public sealed partial class ReimportTests(SharedServices services)
{
    private const string Reason = "文件已更正";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_difference_is_shown_by_task_and_field_and_nothing_is_stored(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);

        var preview = await PreviewAsync(office, plan, Corrected(document));

        var changes = preview["changes"]!.AsArray().Select(change => change!).ToList();
        Assert.Equal(
            ["changed 3", "changed 9", "changed 12", "added 24", "removed 5"],
            changes.Select(change => $"{change["kind"]} {change["number"]}")
        );
        Assert.Equal(
            ["title", "text", "dueOn"],
            changes[0]["fields"]!.AsArray().Select(field => (string)field!["field"]!)
        );
        AssertField(changes[0]["fields"]![0]!, "title", "广泛开展形势政策教育", "广泛开展形势与政策教育");
        AssertField(changes[1]["fields"]![0]!, "lead", "志联部", "青发部");
        AssertField(changes[1]["fields"]![1]!, "participants", "", "志联部");
        AssertField(changes[2]["fields"]![0]!, "participants", "青发部", "");
        var lines = ((string)preview["draft"]!["sourceText"]!).Split('\n');
        Assert.Contains("24. 建好青年驿站", lines[(int)changes[3]["line"]! - 1], StringComparison.Ordinal);
        Assert.Empty(preview["problems"]!.AsArray());
        Assert.Equal("广泛开展形势政策教育", (string)(await office.TaskOfAsync(plan, "3"))["title"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_is_confirmed_is_applied_to_the_running_tasks(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);
        var removed = (string)(await office.TaskOfAsync(plan, "5"))["id"]!;

        var applied = await ApplyAsync(
            office,
            plan,
            Corrected(document),
            Confirm("changed", "3", "title", "text", "dueOn"),
            Confirm("changed", "9", "lead", "participants"),
            Confirm("changed", "12", "participants"),
            Confirm("added", "24"),
            Confirm("removed", "5")
        );

        Assert.Equal((1, 1, 3), ((int)applied["added"]!, (int)applied["removed"]!, (int)applied["changed"]!));
        var tasks = await office.TasksAsync(plan);
        Assert.Equal(
            Enumerable.Range(1, 24).Select(number => $"{number}"),
            tasks.Select(task => (string)task["number"]!)
        );
        Assert.Equal("广泛开展形势与政策教育", (string)tasks[2]["title"]!);
        Assert.Equal("2026-06-30", (string)tasks[2]["dueOn"]!);
        Assert.Equal("terminated", (string)tasks[4]["status"]!);
        Assert.Equal("awaitingAcceptance", (string)tasks[23]["status"]!);
        await office.ItemAsync("zhilian.handler", (string)tasks[23]["id"]!, "签收任务");
        await office.ItemAsync("qingfa.handler", (string)tasks[8]["id"]!, "签收任务");

        var ended = await office.TaskAsync(removed);
        Assert.Contains(
            ended["history"]!.AsArray(),
            entry => (string)entry!["action"]! == "task.terminate" && (string)entry["comment"]! == Reason
        );
        Assert.Contains("任务3有更正", await NoticesAsync(office, "xuanchuan.handler"));
        Assert.Contains("任务9有更正", await NoticesAsync(office, "zhilian.handler"));
        Assert.Contains("任务5已终止", await NoticesAsync(office, "tongzhan.handler"));
        Assert.Empty((await PreviewAsync(office, plan, Corrected(document)))["changes"]!.AsArray());
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_is_not_confirmed_stays_as_it_is(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);

        await ApplyAsync(office, plan, Corrected(document), Confirm("changed", "3", "title"));

        var task = await office.TaskOfAsync(plan, "3");
        Assert.Equal("广泛开展形势与政策教育", (string)task["title"]!);
        Assert.Null(task["dueOn"]);
        Assert.Equal(23, (await office.TasksAsync(plan)).Count);
        var left = (await PreviewAsync(office, plan, Corrected(document)))["changes"]!.AsArray();
        Assert.Equal(["text", "dueOn"], left[0]!["fields"]!.AsArray().Select(field => (string)field!["field"]!));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Changed_targets_are_shown_and_applied_only_as_confirmed(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);
        var corrected = document.Replace("不少于10场", "不少于12场，培训不少于300人次", StringComparison.Ordinal);
        var before = await TargetsAsync(office, plan, "19");

        var fields = (await PreviewAsync(office, plan, corrected))["changes"]![0]!["fields"]!.AsArray();
        var targets = fields.Single(field => (string)field!["field"]! == "targets")!;
        Assert.True((bool)targets["canApply"]!);
        Assert.Contains("10场", (string)targets["old"]!, StringComparison.Ordinal);
        Assert.Contains("12场", (string)targets["new"]!, StringComparison.Ordinal);

        await ApplyAsync(office, plan, corrected, Confirm("changed", "19", "text"));
        Assert.Equal(before.ToJsonString(), (await TargetsAsync(office, plan, "19")).ToJsonString());

        await ApplyAsync(office, plan, corrected, Confirm("changed", "19", "targets"));
        var after = await TargetsAsync(office, plan, "19");
        Assert.Equal([12m, 300m], after.Select(target => (decimal)target!["quantity"]!));
        Assert.Equal((string)before[0]!["id"]!, (string)after[0]!["id"]!);

        await ApplyAsync(office, plan, document, Confirm("changed", "19", "targets"));
        Assert.Equal([10m], (await TargetsAsync(office, plan, "19")).Select(target => (decimal)target!["quantity"]!));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_target_that_was_reported_on_is_not_struck_out_and_nothing_else_is_applied(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);
        var task = (string)(await office.TaskOfAsync(plan, "19"))["id"]!;
        var target = (string)(await TargetsAsync(office, plan, "19"))[0]!["id"]!;
        await office.DecideAsync("quanyi.handler", task, "签收任务", "accept");
        var figure = new
        {
            name = "活动",
            quantity = 2,
            targetId = target,
        };
        await (await office.PersonAsync("quanyi.head")).PostAsync(
            $"/api/tasks/{task}/reports",
            new
            {
                text = "已办两场",
                percent = 20,
                figures = new[] { figure },
            }
        );
        var corrected = Corrected(document).Replace("不少于10场", "多场", StringComparison.Ordinal);

        var problem = await RefusedAsync(
            office,
            plan,
            corrected,
            HttpStatusCode.Conflict,
            Confirm("changed", "3", "title"),
            Confirm("changed", "19", "targets")
        );

        Assert.Equal("target_has_entries", (string)problem["code"]!);
        Assert.Contains("不少于10场", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal(target, (string)Assert.Single(await TargetsAsync(office, plan, "19"))!["id"]!);
        Assert.Equal("广泛开展形势政策教育", (string)(await office.TaskOfAsync(plan, "3"))["title"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_department_at_work_on_a_subtask_is_not_struck_out_and_nothing_else_is_applied(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);
        var task = (string)(await office.TaskOfAsync(plan, "12"))["id"]!;
        await office.DecideAsync("tongzhan.handler", task, "签收任务", "accept");
        var lead = await office.PersonAsync("tongzhan.handler");
        await lead.PostAsync($"/api/tasks/{task}/subtasks", new { department = "qingfa", requirement = "请办理。" });

        var problem = await RefusedAsync(
            office,
            plan,
            Corrected(document),
            HttpStatusCode.Conflict,
            Confirm("changed", "3", "title"),
            Confirm("changed", "12", "participants")
        );

        Assert.Equal("participant_has_open_subtasks", (string)problem["code"]!);
        Assert.Equal("广泛开展形势政策教育", (string)(await office.TaskOfAsync(plan, "3"))["title"]!);
    }

    [Fact]
    public async Task A_change_that_is_none_or_lacks_its_reason_is_refused_with_its_place()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);

        var problem = await RefusedAsync(
            office,
            plan,
            Corrected(document),
            HttpStatusCode.BadRequest,
            Confirm("changed", "1", "title"),
            Confirm("changed", "3", "lead"),
            Confirm("added", "24"),
            Confirm("added", "24")
        );
        Assert.Equal(
            [
                ("confirmed[0]", "no_such_change"),
                ("confirmed[1].fields", "field_not_applicable"),
                ("confirmed[3]", "no_such_change"),
            ],
            problem["errors"]!.AsArray().Select(error => ((string)error!["field"]!, (string)error["code"]!))
        );

        var silent = Confirm("removed", "5");
        silent.Remove("reason");
        var unexplained = await RefusedAsync(office, plan, Corrected(document), HttpStatusCode.BadRequest, silent);
        Assert.Contains("原因", (string)unexplained["detail"]!, StringComparison.Ordinal);
        Assert.Equal(23, (await office.TasksAsync(plan)).Count);
    }

    [Fact]
    public async Task An_unknown_department_is_named_and_only_keeps_its_own_task_from_changing()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);
        var corrected = Corrected(document)
            .Replace("（责任部门：志联部、青发部）", "（责任部门：驿站办）", StringComparison.Ordinal);

        var preview = await PreviewAsync(office, plan, corrected);
        Assert.Equal("unknown_department", (string)preview["problems"]![0]!["code"]!);
        var problem = await RefusedAsync(office, plan, corrected, HttpStatusCode.BadRequest, Confirm("added", "24"));
        Assert.Contains("驿站办", (string)problem["detail"]!, StringComparison.Ordinal);

        await ApplyAsync(office, plan, corrected, Confirm("changed", "3", "title"));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_unknown_department_is_matched_and_kept_until_its_changes_are_applied(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var admin = await office.AdminAsync();
        var document = Office.OwnDocument();
        var plan = await office.LaunchAsync(document);
        var corrected = document.Replace(
            "（**责任部门：志联部**）",
            "（**责任部门：驿站办**）",
            StringComparison.Ordinal
        );
        var draft = $"/api/plans/{plan}/reimport/draft";
        var unmatched = (await PreviewAsync(office, plan, corrected))["changes"]![0]!;
        Assert.False((bool)unmatched["fields"]![0]!["canApply"]!);
        var mappings = new JsonObject { ["驿站办"] = new JsonArray("qingfa") };
        await admin.SendAsync(HttpMethod.Put, draft, new { sourceText = corrected, mappings });

        var kept = await admin.GetAsync(draft);
        var compared = await admin.PostAsync(
            $"/api/plans/{plan}/reimport/compare",
            new { sourceText = (string)kept["sourceText"]!, mappings = kept["mappings"] }
        );

        Assert.Empty(compared["problems"]!.AsArray());
        AssertField(Assert.Single(compared["changes"]![0]!["fields"]!.AsArray())!, "lead", "志联部", "青发部");
        var body = await BodyAsync(office, plan, corrected, Confirm("changed", "9", "lead"));
        body["mappings"] = kept["mappings"]!.DeepClone();
        await admin.PostAsync($"/api/plans/{plan}/reimport", body);
        Assert.Equal("qingfa", (string)(await office.TaskOfAsync(plan, "9"))["lead"]!["code"]!);
    }

    [Fact]
    public async Task A_plan_that_is_not_launched_is_corrected_without_a_trace_of_work()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var document = Office.OwnDocument();
        var plan = await office.ImportAsync(document);

        await ApplyAsync(
            office,
            plan,
            Corrected(document),
            Confirm("removed", "5"),
            Confirm("changed", "9", "lead", "participants"),
            Confirm("added", "24")
        );

        var tasks = await office.TasksAsync(plan);
        Assert.Equal(23, tasks.Count);
        Assert.DoesNotContain(tasks, task => (string)task["number"]! == "5");
        Assert.All(tasks, task => Assert.Equal("awaitingAssignment", (string)task["status"]!));
        Assert.Equal(
            ["changed 3", "changed 12"],
            (await PreviewAsync(office, plan, Corrected(document)))["changes"]!
                .AsArray()
                .Select(change => $"{change!["kind"]} {change["number"]}")
        );
    }

    [Fact]
    public async Task Only_the_office_compares_and_applies()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var document = Office.OwnDocument();
        var plan = await office.ImportAsync(document);
        var handler = await office.PersonAsync("zhilian.handler");

        await handler.RefusedAsync(HttpStatusCode.Forbidden, $"/api/plans/{plan}/reimport/preview", document);
        var body = await BodyAsync(office, plan, Corrected(document), Confirm("changed", "3", "title"));
        await handler.RefusedAsync(HttpStatusCode.Forbidden, $"/api/plans/{plan}/reimport", body);
    }

    private static string Corrected(string document)
    {
        var corrected = document
            .Replace("3. 广泛开展形势政策教育", "3. 广泛开展形势与政策教育", StringComparison.Ordinal)
            .Replace("2035年的发展目标。", "2035年的发展目标，2026年6月底前完成。", StringComparison.Ordinal)
            .Replace("（**责任部门：志联部**）", "（**责任部门：青发部、志联部**）", StringComparison.Ordinal)
            .Replace("（责任部门：统战部、青发部）", "（责任部门：统战部）", StringComparison.Ordinal)
            .Replace(
                "培训全覆盖。（责任部门：组织部）",
                "培训全覆盖。（责任部门：组织部）\n\n24. 建好青年驿站。为来昌求职青年提供短期住宿。（责任部门：志联部、青发部）",
                StringComparison.Ordinal
            );
        return FifthTask().Replace(corrected, "");
    }

    private static async Task<JsonArray> TargetsAsync(Office office, string plan, string number) =>
        (await office.TaskAsync((string)(await office.TaskOfAsync(plan, number))["id"]!))["targets"]!.AsArray();

    private static JsonObject Confirm(string kind, string number, params string[] fields) =>
        new()
        {
            ["kind"] = kind,
            ["number"] = number,
            ["fields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field))]),
            ["reason"] = Reason,
        };

    private static async Task<JsonNode> PreviewAsync(Office office, string plan, string document) =>
        await (await office.AdminAsync()).PostAsync($"/api/plans/{plan}/reimport/preview", document);

    private static async Task<JsonObject> BodyAsync(
        Office office,
        string plan,
        string document,
        params JsonNode[] confirmed
    )
    {
        var preview = await PreviewAsync(office, plan, document);
        var body = preview["draft"]!.DeepClone().AsObject();
        body["expandGroups"] = preview["expandGroups"]!.DeepClone();
        body["confirmed"] = new JsonArray(confirmed);
        return body;
    }

    private static async Task<JsonNode> ApplyAsync(
        Office office,
        string plan,
        string document,
        params JsonNode[] confirmed
    ) =>
        await (await office.AdminAsync()).PostAsync(
            $"/api/plans/{plan}/reimport",
            await BodyAsync(office, plan, document, confirmed)
        );

    private static async Task<JsonNode> RefusedAsync(
        Office office,
        string plan,
        string document,
        HttpStatusCode status,
        params JsonNode[] confirmed
    ) =>
        await (await office.AdminAsync()).RefusedAsync(
            status,
            $"/api/plans/{plan}/reimport",
            await BodyAsync(office, plan, document, confirmed)
        );

    private static async Task<IReadOnlyList<string>> NoticesAsync(Office office, string userName) =>
        [
            .. (await (await office.PersonAsync(userName)).ListAsync("/api/notices")).Select(notice =>
                (string)notice["title"]!
            ),
        ];

    private static void AssertField(JsonNode field, string name, string old, string now) =>
        Assert.Equal((name, old, now), ((string)field["field"]!, (string)field["old"]!, (string)field["new"]!));

    [GeneratedRegex(
        @"^5\. .*?青发部）\r?\n",
        RegexOptions.Singleline | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FifthTask();
}
