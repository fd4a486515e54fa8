using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using static Workflows.Api.Tests.Approvals.Steps;

namespace Workflows.Api.Tests.Approvals.Cases;

/// <summary>Where a flow stands when somebody acts on an item of 甲's step.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Activities">The flow.</param>
/// <param name="Connections">Its connections.</param>
/// <param name="ArriveAsync">Goes from the writer's first decision to the situation.</param>
internal sealed record Situation(
    string Name,
    Func<JsonObject[]> Activities,
    string[] Connections,
    Func<Steps, Service, Task> ArriveAsync
)
{
    private static readonly string[] Line = ["work.submit->review", "review.approve->final", "review.return->work"];

    /// <summary>Whether the flow is a subtask's and not the task's.</summary>
    public bool IsSubtask { get; init; }

    /// <summary>Every situation of the table.</summary>
    public static IReadOnlyList<Situation> All { get; } =
    [
        InLine("一人审核", Review("review", Cast.A), (_, _) => Task.CompletedTask),
        InLine("会签，无人表态", Together("All"), (_, _) => Task.CompletedTask),
        InLine("会签，乙已同意", Together("All"), (steps, _) => steps.DecideAsync(Cast.B, "review")),
        InLine(
            "会签，都已同意",
            Together("All"),
            async (steps, service) =>
            {
                await steps.DecideAsync(Cast.B, "review");
                await steps.DecideAsync(Cast.C, "review");
                service.Clock.Advance(TimeSpan.FromSeconds(1));
                await steps.DecideAsync(Cast.A, "review");
            }
        ),
        InLine("票签，乙已同意", Together("Vote"), (steps, _) => steps.DecideAsync(Cast.B, "review")),
        InLine("依次，轮到甲", Together("Sequential"), (_, _) => Task.CompletedTask),
        new(
            "并行分支之内",
            () =>
                [
                    Work("work", Cast.Writer),
                    Review("review", Cast.A),
                    Review("other", Cast.B),
                    Join("join"),
                    Review("final", Cast.D),
                ],
            [
                "work.submit->review",
                "work.submit->other",
                "review.return->work",
                "review.approve->join",
                "other.approve->join",
                "join->final",
            ],
            (_, _) => Task.CompletedTask
        ),
        InLine("子任务之内", Review("review", Cast.A), (_, _) => Task.CompletedTask) with
        {
            IsSubtask = true,
        },
        InLine(
            "终审退回之后",
            Together("All"),
            async (steps, _) =>
            {
                foreach (var signer in new[] { Cast.A, Cast.B, Cast.C })
                    await steps.DecideAsync(signer, "review");
                var final = await steps.ItemAsync(Cast.D, "final");
                await steps.DoAsync(Cast.D, final, "return", new { comment = "再核。" });
            }
        ),
    ];

    private static JsonObject Together(string mode) => Review("review", $"{Cast.A}，{Cast.B}，{Cast.C}", mode);

    private static Situation InLine(string name, JsonObject review, Func<Steps, Service, Task> arrive) =>
        new(
            name,
            () => [Work("work", Cast.Writer), review.DeepClone().AsObject(), Review("final", Cast.D)],
            Line,
            arrive
        );
}
