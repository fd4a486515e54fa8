using Microsoft.Extensions.Time.Testing;
using Workflows.Approvals;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Tests.Approvals;

/// <summary>Every flow we ship can be used, and every decision in it leads somewhere.</summary>
public sealed class FlowFileTests
{
    private static readonly string Folder = Path.Combine(Root(), "workflows");

    public static TheoryData<string> Files { get; } =
    [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileName(path)!)];

    [Theory, MemberData(nameof(Files))]
    public void Every_outcome_of_every_step_leads_on_and_some_way_leads_to_the_end(string file)
    {
        var graph = DefinitionFiles.Check(file, File.ReadAllText(Path.Combine(Folder, file)), FlowCatalog.Activities);
        var walk = new Walk(graph);

        walk.From(walk.Start());

        Assert.NotEmpty(walk.Taken);
        Assert.True(walk.Ends > 0, "No way leads to the end.");
        var steps = graph
            .Nodes.Where(node => node.TypeName.StartsWith("Approvals.", StringComparison.Ordinal))
            .Select(node => node.Id);
        Assert.Equal(
            steps.Order(StringComparer.Ordinal),
            walk.Taken.Select(step => step.Activity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("\"Approvals.Accept\"", "\"Approvals.Nothing\"", "accept", "UnknownActivityType")]
    [InlineData(
        "\"activity\": \"accept\",\n          \"port\": \"accept\"",
        "\"activity\": \"nobody\",\n          \"port\": \"accept\"",
        null,
        "DanglingConnection"
    )]
    [InlineData("\"port\": \"approve\"", "\"port\": \"agree\"", "review", "UnknownPort")]
    [InlineData(
        "\"activity\": \"close\",\n          \"port\": \"In\"",
        "\"activity\": \"end\",\n          \"port\": \"In\"",
        "close",
        "UnreachableActivity"
    )]
    [InlineData(
        "\"type\": \"Literal\",\n            \"value\": \"签收任务\"",
        "\"type\": \"JavaScript\",\n              \"value\": \"1 +* 2\"",
        "accept",
        "BadExpression"
    )]
    public void A_broken_flow_is_refused_with_its_file_activity_and_reason(
        string text,
        string broken,
        string? activity,
        string code
    )
    {
        var json = File.ReadAllText(Path.Combine(Folder, "plan-task.json"));
        Assert.Contains(text, json, StringComparison.Ordinal);

        var refusal = Assert.Throws<DefinitionFileException>(() =>
            DefinitionFiles.Check(
                "plan-task.json",
                json.Replace(text, broken, StringComparison.Ordinal),
                FlowCatalog.Activities
            )
        );

        Assert.StartsWith("plan-task.json: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(
            refusal.Problems,
            problem => problem.Code == code && (activity is null || problem.ActivityId == activity)
        );
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Workflows.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>Takes every outcome of every waiting step once, saving and loading the state in between.</summary>
    private sealed class Walk(WorkflowGraph graph)
    {
        private readonly WorkflowRunner runner = new(new FakeTimeProvider());

        public HashSet<(string Activity, string Outcome)> Taken { get; } = [];

        public int Ends { get; private set; }

        public Burst Start() =>
            runner.Start(
                graph,
                new StartRequest("walk")
                {
                    Input = graph.Inputs.ToDictionary(
                        input => input.Name,
                        object? (_) => "department",
                        StringComparer.Ordinal
                    ),
                }
            );

        public void From(Burst burst)
        {
            Assert.Empty(burst.State.Incidents);
            if (burst.State.Status is WorkflowStatus.Finished)
            {
                Ends++;
                return;
            }

            foreach (
                var bookmark in burst.State.Bookmarks.Where(bookmark => bookmark.Name == HumanActivity.BookmarkName)
            )
                Take(burst.State, bookmark);
        }

        private void Take(WorkflowState state, Bookmark bookmark)
        {
            foreach (var outcome in bookmark.Read<WorkItemRequest>()!.Outcomes)
            {
                if (!Taken.Add((bookmark.ActivityId, outcome.Name)))
                    continue;

                var loaded = WorkflowStateSerializer.Deserialize(WorkflowStateSerializer.Serialize(state), graph);
                var decision = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [HumanActivity.OutcomeKey] = outcome.Name,
                };
                From(runner.Resume(graph, loaded, bookmark.Id, decision));
            }
        }
    }
}
