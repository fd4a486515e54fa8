using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Approvals;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>What is said when a definition is published: refused with every fault, or published with every doubt.</summary>
public sealed class PublishValidationTests(SharedServices services)
{
    [Theory]
    [InlineData("xuanchuan", "Handler", null)]
    [InlineData("", "OfficeAdmin", null)]
    [InlineData("nowhere", "Handler", "UnknownDepartment")]
    [InlineData("xuanchuan", "Wizard", "UnknownRole")]
    [InlineData("xuanchuan", "Auditor", "NobodyToAct")]
    public async Task A_step_for_people_needs_somebody_who_can_act(string department, string role, string? code)
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var step = Activity(
            "review",
            "Review",
            ("department", Literal(department)),
            ("role", Literal(role)),
            ("title", Literal("审核"))
        );
        step["type"] = "Approvals.Review";

        var answer = await SaveAsync(admin, Sequence(step));

        if (code is null)
        {
            answer.Body(HttpStatusCode.OK);
            return;
        }
        var problem = Assert.Single(answer.Body(HttpStatusCode.BadRequest)["problems"]!.AsArray())!;
        Assert.Equal(code, (string)problem["code"]!);
        Assert.Equal("review", (string)problem["field"]!);
        Assert.Contains("review", (string)answer.Json!["errors"]!["generalErrors"]![0]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HandOut", "departments", "[\"participants\",\"xuanchuan\"]", null)]
    [InlineData("HandOut", "departments", "lead，宣传处", "承办部门“宣传处”不存在。")]
    [InlineData("Review", "signers", "[\"head:nowhere\"]", "“head:nowhere”里的部门“nowhere”不存在。")]
    [InlineData("Copy", "people", "leader,handler:nowhere", "“handler:nowhere”里的部门“nowhere”不存在。")]
    public async Task A_department_that_is_not_there_is_refused_by_the_title_of_the_step(
        string type,
        string input,
        string names,
        string? sentence
    )
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var step = Activity(
            "3f2a",
            type,
            (input, Literal(names, "Object")),
            ("title", Literal("派发")),
            ("requirement", Literal("办理"))
        );
        step["type"] = $"Approvals.{type}";
        step["name"] = "派发1";

        var answer = await SaveAsync(admin, Sequence(step));

        if (sentence is null)
        {
            answer.Body(HttpStatusCode.OK);
            return;
        }
        var problem = Assert.Single(answer.Body(HttpStatusCode.BadRequest)["problems"]!.AsArray())!;
        Assert.Equal($"活动“派发1”：{sentence}", (string)problem["message"]!);
    }

    [Theory]
    [InlineData("""[{"name":"venue","label":" "}]""", "表单有一个字段没有标题。")]
    [InlineData("""[{"name":"kind","label":"类别","type":"choice"}]""", "表单字段“类别”是选择项，请写出可选的内容。")]
    public async Task A_form_that_could_not_be_shown_is_refused(string fields, string sentence)
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var step = Steps.Review("sign", "leader");
        step["form"] = Literal(fields, "Object");

        var answer = await SaveAsync(admin, Sequence(step));

        var problem = Assert.Single(answer.Body(HttpStatusCode.BadRequest)["problems"]!.AsArray())!;
        Assert.EndsWith(sentence, (string)problem["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcomes_are_called_what_people_call_them()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var flow = Steps.Flow(
            [Steps.Work("work", "zuzhi.head"), Steps.Review("sign", "leader"), Steps.Review("end", "leader")],
            ["work.submit->sign", "sign.approve->end", "work.approve->end"]
        );
        var checkedNow = await admin.PostAsync(
            "/elsa/api/workflow-definitions/check",
            new JsonObject { ["model"] = Model(flow) }
        );
        var said = checkedNow["warnings"]!.AsArray().Select(warning => (string)warning!["message"]!).ToList();
        Assert.Contains(said, sentence => sentence.Contains("出口“退回”没有连线", StringComparison.Ordinal));
        Assert.Contains(said, sentence => sentence.Contains("可用的出口：报送。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_publishing_would_say_is_told_before_and_nothing_is_kept()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var model = Model(
            Flow([Line("first", "1"), Line("island", "2"), Activity("gone", "NoSuchThing")], "first->gone")
        );
        model["root"]!["activities"]![1]!["metadata"] = new JsonObject { ["displayText"] = "孤岛" };

        var check = await admin.PostAsync("/elsa/api/workflow-definitions/check", new { model });

        Assert.Equal("activityId gone", $"activityId {Assert.Single(check["problems"]!.AsArray())!["activityId"]}");
        var warning = Assert.Single(check["warnings"]!.AsArray())!;
        Assert.Equal("活动“孤岛”：从开始走不到这个活动。", (string)warning["message"]!);
        var kept = await admin.SendAsync(
            HttpMethod.Get,
            $"/elsa/api/workflow-definitions/by-definition-id/{model["definitionId"]}"
        );
        kept.Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Doubts_are_told_and_the_definition_is_published_all_the_same()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var decide = Activity("decide", "FlowDecision", ("condition", Input("JavaScript", "getGone() > 1", "Boolean")));
        var flow = Activity(
            "flow",
            "Flowchart",
            ("activities", new JsonArray(decide, Line("yes", "yes"), Line("island", "island"))),
            (
                "connections",
                new JsonArray(
                    new JsonObject
                    {
                        ["source"] = new JsonObject { ["activity"] = "decide", ["port"] = "True" },
                        ["target"] = new JsonObject { ["activity"] = "yes", ["port"] = "In" },
                    }
                )
            )
        );

        var saved = (await SaveAsync(admin, flow)).Body(HttpStatusCode.OK);

        Assert.True((bool)saved["workflowDefinition"]!["isPublished"]!);
        Assert.Equal(
            ["decide DeadEnd", "decide UnknownVariable", "island UnreachableActivity"],
            saved["warnings"]!
                .AsArray()
                .Select(warning => $"{warning!["activityId"]} {warning["code"]}")
                .Order(StringComparer.Ordinal)
        );

        var definition = (string)saved["workflowDefinition"]!["definitionId"]!;
        var again = await admin.PostAsync($"/elsa/api/workflow-definitions/{definition}/publish", new { });
        Assert.Equal(3, again["warnings"]!.AsArray().Count);
    }

    private static Task<Answer> SaveAsync(Session admin, JsonObject root) =>
        admin.SendAsync(
            HttpMethod.Post,
            "/elsa/api/workflow-definitions",
            new JsonObject
            {
                ["model"] = new JsonObject
                {
                    ["definitionId"] = Guid.CreateVersion7().ToString("N"),
                    ["name"] = $"Validated {Guid.CreateVersion7():N}",
                    ["root"] = root,
                },
                ["publish"] = true,
            }
        );
}
