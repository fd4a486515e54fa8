using System.Net;
using System.Text.Json.Nodes;
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
