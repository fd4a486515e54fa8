using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Approvals;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>Flows in simple mode: read as blocks, written into the definition that Studio edits.</summary>
public sealed class OutlineTests(SharedServices services)
{
    private const string Drafts = "/elsa/api/workflow-definitions";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Saving_keeps_a_draft_that_only_the_reader_of_the_newest_one_may_follow(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var admin = await service.SignInAsync("office");
        var read = await admin.GetAsync(PathOf("plan-task"));
        Assert.Equal(
            ["开始", "签收任务", "办理任务", "办结审核", "销号"],
            read["outline"]!["blocks"]!.AsArray().Select(block => (string)block!["title"]!)
        );

        var saved = (await SaveAsync(admin, "plan-task", With(read, JointReview("joint", "head:zuzhi"), at: 3))).Body(
            HttpStatusCode.OK
        )["view"]!;

        Assert.False((bool)saved["isPublished"]!);
        var draft = await admin.GetAsync($"{Drafts}/by-definition-id/plan-task?versionOptions=Latest");
        Assert.Equal(2, (int)draft["version"]!);
        var lines = draft["root"]!["connections"]!.AsArray().Select(LineOf).ToArray();
        Assert.Contains("work.submit->joint", lines);
        Assert.Contains("joint.approve->review", lines);
        Assert.Contains("joint.return->work", lines);
        Assert.Contains("review.return->work", lines);
        Assert.Equal(8, lines.Length);

        service.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = (await SaveAsync(admin, "plan-task", read)).Problem(HttpStatusCode.Conflict);
        Assert.Equal("definition_changed", (string)late["code"]!);
        var published = (await SaveAsync(admin, "plan-task", saved, publish: true)).Body(HttpStatusCode.OK);
        Assert.True((bool)published["view"]!["isPublished"]!);
        Assert.Empty(published["warnings"]!.AsArray());
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_block_and_nothing_is_written()
    {
        await using var service = Service.OnSqlite();
        var admin = await service.SignInAsync("office");
        var read = await admin.GetAsync(PathOf("plan-task"));
        var nobody = JointReview("joint", "head:zuzhi");
        nobody["settings"]!["department"] = Literal("nowhere");
        nobody["settings"]!.AsObject().Remove("signers");
        var nowhere = JointReview("joint", "head:zuzhi");
        nowhere["ways"]![1]!["exit"]!["to"] = null;
        var ahead = JointReview("joint", "head:zuzhi");
        ahead["ways"]![1]!["exit"]!["to"] = "close";

        foreach (var (block, publish) in new[] { (nobody, true), (nowhere, false) })
        {
            var refused = (await SaveAsync(admin, "plan-task", With(read, block, at: 3), publish)).Problem(
                HttpStatusCode.BadRequest
            );
            Assert.Equal("joint", (string)refused["errors"]![0]!["field"]!);
            Assert.Contains("部门会签", (string)refused["errors"]![0]!["message"]!, StringComparison.Ordinal);
        }
        var twice = With(read, JointReview("review", "head:zuzhi"), at: 3);
        Assert.Equal(
            "review",
            (string)
                (await SaveAsync(admin, "plan-task", twice)).Problem(HttpStatusCode.BadRequest)["errors"]![0]!["field"]!
        );

        foreach (var body in new[] { "{}", "{\"outline\":{\"exit\":{},\"blocks\":[null]}}" })
            (await admin.SendAsync(HttpMethod.Put, PathOf("plan-task"), JsonNode.Parse(body))).Problem(
                HttpStatusCode.BadRequest
            );

        var after = await admin.GetAsync(PathOf("plan-task"));
        Assert.Equal(read.ToJsonString(), after.ToJsonString());
        var handler = await service.SignInAsync("zhilian.handler");
        (await handler.SendAsync(HttpMethod.Get, PathOf("plan-task"))).Problem(HttpStatusCode.Forbidden);
        (await SaveAsync(handler, "plan-task", read)).Problem(HttpStatusCode.Forbidden);
        (await admin.SendAsync(HttpMethod.Get, PathOf("nothing"))).Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_flow_that_is_too_free_says_so_and_where()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var sequence = await PublishAsync(admin, Sequence(Line("a", "一")));
        var island = await PublishAsync(admin, Flow([Line("a", "一"), Line("b", "二"), Line("零散", "三")], "a->b"));

        foreach (
            var (id, field, words) in new[]
            {
                (sequence, "", "不是画成流程图的"),
                (island, "零散", "“零散”没有连进流程"),
            }
        )
        {
            var view = await admin.GetAsync(PathOf(id));
            Assert.Null(view["outline"]);
            Assert.Equal(field, (string)view["tooFree"]!["field"]!);
            Assert.Contains(words, (string)view["tooFree"]!["message"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_condition_on_what_was_filled_in_and_branches_that_all_must_finish_run_as_they_read()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var work = Steps.Work("work", "xuanchuan.handler");
        work["form"] = Literal("""[{"name":"budget","label":"经费","type":"number"}]""", "Object");
        var steps = await Steps.StartAsync(office, [work]);
        var admin = await office.AdminAsync();
        var read = await admin.GetAsync(PathOf("plan-task"));
        Assert.Equal("field:budget", (string)read["facts"]![0]!["key"]!);
        var condition = Block("if", "Elsa.FlowSwitch", "condition", "看经费");
        var large = Way("大额", JointReview("leader", "zuzhi.head"));
        large["condition"] = new JsonObject
        {
            ["fact"] = "field:budget",
            ["comparison"] = "above",
            ["value"] = "5000",
        };
        condition["ways"] = new JsonArray(large, Way("Default"));
        var branches = Block("fork", "Elsa.FlowFork", "parallel", "并行");
        branches["ways"] = new JsonArray(
            Way("甲", JointReview("left", "qingfa.head")),
            Way("乙", JointReview("right", "quanyi.head"))
        );
        var with = With(With(read, condition, at: 1), branches, at: 2);
        with["outline"]!["exit"] = new JsonObject { ["kind"] = "end", ["to"] = "end" };
        (await SaveAsync(admin, "plan-task", with, publish: true)).Body(HttpStatusCode.OK);

        foreach (var (budget, first) in new[] { (9000, "leader:zuzhi.head"), (20, "") })
        {
            steps = await Steps.AgainAsync(office);
            var item = await steps.ItemAsync("xuanchuan.handler", "work");
            await steps.DoAsync(
                "xuanchuan.handler",
                item,
                "complete",
                new
                {
                    outcome = "submit",
                    comment = "完成",
                    data = new { form = new { budget } },
                }
            );
            Assert.Equal(first, await steps.HeldAsync("zuzhi.head"));
            if (first.Length > 0)
                await steps.DecideAsync("zuzhi.head", "leader");
            Assert.Equal("left:qingfa.head right:quanyi.head", await steps.HeldAsync("qingfa.head", "quanyi.head"));
            await steps.DecideAsync("qingfa.head", "left");
            Assert.Equal("right:quanyi.head", await steps.HeldAsync("qingfa.head", "quanyi.head"));
            await steps.DecideAsync("quanyi.head", "right");
            Assert.Equal("closed", (string)(await admin.GetAsync($"/api/tasks/{steps.Task}"))["status"]!);
        }
    }

    private static string PathOf(string definition) => $"/api/definitions/{definition}/outline";

    private static Task<Answer> SaveAsync(Session admin, string definition, JsonNode view, bool publish = false) =>
        admin.SendAsync(
            HttpMethod.Put,
            PathOf(definition),
            new JsonObject
            {
                ["definitionId"] = definition,
                ["revision"] = view["revision"]!.DeepClone(),
                ["outline"] = view["outline"]!.DeepClone(),
                ["publish"] = publish,
            }
        );

    private static JsonNode With(JsonNode view, JsonObject block, int at)
    {
        var changed = view.DeepClone();
        changed["outline"]!["blocks"]!.AsArray().Insert(at, block);
        return changed;
    }

    private static JsonObject JointReview(string id, string signers)
    {
        var block = Block(id, "Approvals.JointReview", "step", id == "joint" ? "部门会签" : id);
        block["settings"] = new JsonObject
        {
            ["title"] = Literal(id == "joint" ? "部门会签" : id),
            ["signers"] = Input("Object", $"[\"{signers}\"]", "Object"),
        };
        var back = Way("return");
        back["exit"] =
            id == "joint" ? new JsonObject { ["kind"] = "back", ["to"] = "work" } : back["exit"]!.DeepClone();
        block["ways"] = new JsonArray(Way("approve"), back);
        return block;
    }

    private static JsonObject Block(string id, string type, string kind, string title) =>
        new()
        {
            ["id"] = id,
            ["type"] = type,
            ["kind"] = kind,
            ["title"] = title,
            ["ways"] = new JsonArray(),
        };

    private static JsonObject Way(string port, params JsonObject[] blocks) =>
        new()
        {
            ["port"] = port,
            ["blocks"] = new JsonArray([.. blocks]),
            ["exit"] = new JsonObject { ["kind"] = "next" },
        };

    private static string LineOf(JsonNode? line) =>
        $"{line!["source"]!["activity"]}.{line["source"]!["port"]}->{line["target"]!["activity"]}";
}
