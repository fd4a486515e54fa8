using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Approvals;

/// <summary>What the people of a step fill in, and who comes next by it.</summary>
public sealed class FormTests(SharedServices services)
{
    private const string Writer = "xuanchuan.handler";
    private const string Reviewer = "zuzhi.head";
    private const string Final = "qingfa.head";

    private const string WorkForm = """
        [
          {"name":"venue","label":"地点","type":"text","required":true},
          {"name":"people","label":"人数","type":"number"},
          {"name":"day","label":"日期","type":"date"},
          {"name":"size","label":"规模","type":"choice","options":["大","小"]},
          {"name":"next","label":"审核人","type":"person"}
        ]
        """;

    private const string ReviewForm = """
        [
          {"name":"venue","label":"地点","access":"read"},
          {"name":"people","label":"人数","type":"number","access":"hidden"},
          {"name":"grade","label":"等级","type":"choice","options":["甲","乙"],"required":true}
        ]
        """;

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_step_shows_reads_and_takes_its_fields_and_the_next_goes_to_whom_they_name(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var steps = await StartAsync(
            new Office(service),
            [
                With(Work("work", Writer), WorkForm),
                With(Review("review", "field:next"), ReviewForm),
                Review("final", "chosen"),
            ],
            "work.submit->review",
            "review.approve->final",
            "review.return->work"
        );
        var item = await steps.ItemAsync(Writer, "work");
        Assert.Equal(
            ["venue:text:True", "people:number:False", "day:date:False", "size:choice:False", "next:person:False"],
            Fields(item)
        );

        foreach (
            var (form, field) in new (object, string)[]
            {
                (new { people = 30 }, "venue"),
                (new { venue = "礼堂", people = "许多" }, "people"),
                (new { venue = "礼堂", day = "明天" }, "day"),
                (new { venue = "礼堂", size = "中" }, "size"),
                (new { venue = "礼堂", other = "乱填" }, "other"),
            }
        )
        {
            var refused = await steps.ActAsync(Writer, item, "complete", Submit(form));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Equal($"data.form.{field}", (string)refused.Json!["errors"]![0]!["field"]!);
        }

        await steps.DoAsync(
            Writer,
            item,
            "complete",
            Submit(
                new
                {
                    venue = "礼堂",
                    people = 120,
                    day = "2026-05-04",
                    size = "大",
                    next = Reviewer,
                }
            )
        );

        Assert.Equal($"review:{Reviewer}", await steps.HeldAsync(Writer, Reviewer, Final));
        var review = await steps.ItemAsync(Reviewer, "review");
        Assert.Equal(["venue:text:False", "grade:choice:True"], Fields(review));
        Assert.Equal("礼堂", (string)review["form"]![0]!["value"]!);
        Assert.True((bool)review["form"]![0]!["isReadOnly"]!);
        var wrong = await steps.ActAsync(
            Reviewer,
            review,
            "complete",
            new { outcome = "approve", data = new { form = new { venue = "改了", grade = "甲" } } }
        );
        Assert.Equal("data.form.venue", (string)wrong.Json!["errors"]![0]!["field"]!);

        // Sending back needs nothing filled in; what was filled in stays.
        await steps.DoAsync(Reviewer, review, "complete", new { outcome = "return", comment = "请改地点" });
        var again = await steps.ItemAsync(Writer, "work");
        Assert.Equal("120", (string)again["form"]![1]!["value"]!);
        await steps.DoAsync(Writer, again, "complete", Submit(new { venue = "操场" }));
        review = await steps.ItemAsync(Reviewer, "review");
        Assert.Equal("操场", (string)review["form"]![0]!["value"]!);
        var unknown = await steps.ActAsync(
            Reviewer,
            review,
            "complete",
            new { outcome = "approve", data = new { form = new { grade = "甲" }, nextSigners = new[] { "nobody" } } }
        );
        Assert.Equal("data.nextSigners", (string)unknown.Json!["errors"]![0]!["field"]!);
        var nobody = await steps.ActAsync(
            Reviewer,
            review,
            "complete",
            new { outcome = "approve", data = new { form = new { grade = "甲" } } }
        );
        Assert.Equal("no_signer", (string)nobody.Json!["code"]!);

        await steps.DoAsync(
            Reviewer,
            review,
            "complete",
            new { outcome = "approve", data = new { form = new { grade = "甲" }, nextSigners = new[] { Final } } }
        );

        Assert.Equal($"final:{Final}", await steps.HeldAsync(Writer, Reviewer, Final));
    }

    private static object Submit(object form) =>
        new
        {
            outcome = "submit",
            comment = "完成",
            data = new { form },
        };

    private static IEnumerable<string> Fields(JsonNode item) =>
        item["form"]!.AsArray().Select(field => $"{field!["name"]}:{field["type"]}:{(bool)field["required"]!}");

    private static JsonObject With(JsonObject step, string form)
    {
        step["form"] = Elsa.Literal(form, "Object");
        return step;
    }
}
