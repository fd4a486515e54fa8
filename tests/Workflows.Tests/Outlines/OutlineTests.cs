using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Workflows.Approvals;
using Workflows.Definitions.Outlines;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Tests.Engine;
using Workflows.Tests.Organization;

namespace Workflows.Tests.Outlines;

/// <summary>Flowcharts read as outlines and written again.</summary>
public sealed class OutlineTests
{
    private const int Outlines = 200;

    [Theory]
    [InlineData("plan-task", "开始 | 签收任务 | 办理任务 | 办结审核(return<work) | 销号 -> end")]
    [InlineData("subtask", "开始 | 签收子任务 | 办理子任务 | 部门审核(return<work) | 牵头部门审核(return<work) -> end")]
    [InlineData("consultation", "开始 | 商请答复(decline:declined) -> agreed")]
    [InlineData("plan-period", "开始 | 周期报送 | 部门审核(return<work) | 办公室审核(return<work) -> end")]
    public void Every_flow_we_ship_opens_and_stays_as_it_is(string file, string expected)
    {
        var definition = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Path($"workflows/{file}.json")))!.AsObject();

        var outline = Read(definition);

        Assert.Equal(expected, Told(outline));
        AssertSame(definition, Write(definition, outline));
    }

    [Fact]
    public void Whatever_outline_is_written_is_read_again_and_the_engine_runs_it_as_people_read_it()
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1u; seed <= Outlines; seed++)
        {
            var outline = RandomOutline.Of(seed);
            var definition = Write(Empty(), outline);
            var graph = Compile(definition);
            Assert.Empty(GraphValidator.Validate(graph));

            var read = Read(definition);

            AssertSame(definition, Write(definition, read));
            Assert.Equal(Text(read), Text(Read(Write(Empty(), read))));
            AssertRuns(graph, outline, read, seed);
            kinds.UnionWith(read.AllBlocks().SelectMany(block => block.Ways).Select(way => $"{way.Exit.Kind}"));
            kinds.UnionWith(read.AllBlocks().Select(block => block.Type));
        }
        Assert.Equal(11, kinds.Count);
    }

    [Fact]
    public void Editing_changes_only_what_is_edited_and_what_is_new_gets_a_place_of_its_own()
    {
        var definition = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Path("workflows/plan-task.json")))!.AsObject();
        definition["root"]!["customProperties"]!["kept"] = "yes";
        definition["root"]!["connections"]![1]!["vertices"] = new JsonArray(new JsonObject { ["x"] = 1, ["y"] = 2 });
        var outline = Read(definition);
        var review = new OutlineBlock
        {
            Id = "joint",
            Type = "Approvals.JointReview",
            Title = "部门会签",
            Kind = BlockKind.Step,
            Settings = new JsonObject { ["title"] = Json.Literal("部门会签") },
            Ways =
            [
                new OutlineWay("approve", [], OutlineExit.Next),
                new OutlineWay("return", [], new OutlineExit(ExitKind.Back, "work")),
            ],
        };

        var written = Write(
            definition,
            outline with
            {
                Blocks = [.. outline.Blocks.Take(3), review, .. outline.Blocks.Skip(3)],
            }
        );

        Assert.Equal(
            "开始 | 签收任务 | 办理任务 | 部门会签(return<work) | 办结审核(return<work) | 销号 -> end",
            Told(Read(written))
        );
        var (before, after) = (definition["root"]!, written["root"]!);
        Assert.Equal("yes", (string)after["customProperties"]!["kept"]!);
        AssertSame(before["connections"]![1]!, after["connections"]![1]!);
        foreach (var kept in new[] { "start", "accept", "work" })
            AssertSame(Activity(before, kept), Activity(after, kept));
        // What follows moves right, and nothing else about it changes.
        var moved = Activity(after, "review");
        Assert.Equal(1200, (double)moved["metadata"]!["designer"]!["position"]!["x"]!);
        moved["metadata"]!["designer"]!["position"]!["x"] = 900;
        AssertSame(Activity(before, "review"), moved);
        Assert.Equal(900, (double)Activity(after, "joint")["metadata"]!["designer"]!["position"]!["x"]!);
        Assert.Equal(80, (double)Activity(after, "joint")["metadata"]!["designer"]!["position"]!["y"]!);

        AssertSame(before["connections"]!, Write(written, outline)["root"]!["connections"]!, inAnyOrder: true);
    }

    private static JsonObject Activity(JsonNode root, string id) =>
        root["activities"]!.AsArray().Single(one => (string)one!["id"]! == id)!.AsObject();

    [Fact]
    public void A_condition_in_the_offices_words_becomes_a_script_and_back()
    {
        var form =
            """[{"name":"budget","label":"经费","type":"number"},{"name":"kind","label":"类别","type":"choice","options":["大\"型","小型"]}]""";
        var work = RandomOutline.Of(1).Blocks[0] with
        {
            Id = "work",
            Type = "Approvals.Work",
            Kind = BlockKind.Step,
            Title = "办理",
            Settings = new JsonObject { ["form"] = Json.Literal(form, "Object"), ["title"] = Json.Literal("办理") },
            Ways = [new OutlineWay("submit", [], OutlineExit.Next)],
        };
        var conditions = Enum.GetValues<FactComparison>()
            .Select(comparison => new OutlineCondition(
                comparison <= FactComparison.Contains ? "field:kind" : "field:budget",
                comparison,
                comparison switch
                {
                    <= FactComparison.Contains => "大\"型",
                    FactComparison.Filled or FactComparison.Empty => null,
                    _ => "5000.5",
                }
            ));
        var branches = work with
        {
            Id = "if",
            Type = "Elsa.FlowSwitch",
            Kind = BlockKind.Condition,
            Title = "看经费",
            Settings = null,
            Ways =
            [
                .. conditions.Select(
                    (one, i) => new OutlineWay($"路{i}", [], new OutlineExit(ExitKind.End, $"e{i}")) { Condition = one }
                ),
                new OutlineWay("Default", [], OutlineExit.Next),
            ],
        };
        var outline = new Outline([work, branches], new OutlineExit(ExitKind.End, "end"));

        var written = Write(Write(Empty(), outline with { Blocks = [work] }), outline);

        Assert.Equal(Text(outline), Text(Read(written)));
        Assert.Empty(GraphValidator.Validate(Compile(written)));
        Assert.Equal("FormValues", (string)Activity(written["root"]!, "work")["values"]!["memoryReference"]!["id"]!);
        Assert.Equal(["经费", "类别"], FlowOutline.FactsOf(written).Select(fact => fact.Name));
    }

    public static TheoryData<string, string[], string> TooFree { get; } =
        new()
        {
            { "loose", ["start->a", "a.submit->end"], "“零散”没有连进流程" },
            {
                "来回",
                ["start->a", "a.submit->b", "a.submit->fork", "b.approve->end", "fork.甲->end"],
                "“甲办”的一个出口同时连到几个步骤"
            },
            {
                "跳入",
                [
                    "start->b",
                    "b.approve->fork",
                    "fork.甲->a",
                    "fork.乙->join",
                    "b.return->a",
                    "a.submit->join",
                    "join->end",
                ],
                "能从互不相干的几处走到"
            },
            {
                "不汇",
                ["start->fork", "fork.甲->a", "fork.乙->b", "a.submit->end", "b.approve->end"],
                "“分叉”分出的各路没有走到同一个“汇合”"
            },
            { "孤汇", ["start->join", "join->a"], "“汇合”要等“开始”的各路都走到" },
            {
                "并退外",
                [
                    "start->a",
                    "a.submit->fork",
                    "fork.甲->b",
                    "b.return->a",
                    "b.approve->join",
                    "fork.乙->join",
                    "join->end",
                ],
                "“乙审”连回“甲办”"
            },
        };

    [Theory, MemberData(nameof(TooFree))]
    public void A_flow_that_is_too_free_is_refused_with_the_step_where_that_shows(
        string also,
        string[] lines,
        string expected
    )
    {
        JsonObject[] activities =
        [
            Named(Json.Node("Start", "start"), "开始"),
            Named(Json.Node("End", "end"), "结束"),
            Named(Json.Node("Work", "a").With("type", "Approvals.Work"), "甲办"),
            Named(Json.Node("Review", "b").With("type", "Approvals.Review"), "乙审"),
            Named(Json.Node("FlowFork", "fork", ("branches", Json.Object("[\"甲\",\"乙\"]"))), "分叉"),
            Named(Json.Node("FlowJoin", "join", ("mode", Json.Literal("WaitAll", "FlowJoinMode"))), "汇合"),
            Named(Json.Node("WriteLine", "loose"), "零散"),
        ];
        var used = lines.SelectMany(line => line.Split(["->", "."], StringSplitOptions.None)).ToHashSet();
        var placed = activities.Where(one => used.Contains((string)one["id"]!) || (string)one["id"]! == also);
        var definition = JsonNode.Parse(Json.Workflow(Json.Flow([.. placed], lines)))!.AsObject();
        var untouched = definition.ToJsonString();

        var refused = Assert.Throws<TooFreeException>(() => Read(definition));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Equal(untouched, definition.ToJsonString());
    }

    private static JsonObject Named(JsonObject activity, string title) =>
        activity.With("metadata", new JsonObject { ["displayText"] = title });

    private static void AssertRuns(WorkflowGraph graph, Outline outline, Outline read, uint seed)
    {
        var runner = new WorkflowRunner(new FakeTimeProvider());
        var (play, twin) = (new OutlinePlay(outline), new OutlinePlay(read));
        var burst = runner.Start(graph, new StartRequest("run"));
        for (var round = 0u; round < 25; round++)
        {
            Assert.Empty(burst.State.Incidents);
            string[] waiting =
            [
                .. burst.State.Bookmarks.Select(bookmark => bookmark.ActivityId).Order(StringComparer.Ordinal),
            ];
            var place = $"Outline {seed}, round {round}: {Told(outline)}";
            Assert.True(
                play.Open.SequenceEqual(waiting),
                $"{place} should wait at {string.Join(' ', play.Open)}, not at {string.Join(' ', waiting)}"
            );
            Assert.Equal(play.Open, twin.Open);
            if (waiting.Length == 0)
                return;

            var random = (seed * 31) + (round * 17);
            var bookmark = burst.State.Bookmarks[(int)(random % (uint)waiting.Length)];
            var outcomes = bookmark.Read<WorkItemRequest>()!.Outcomes;
            var outcome = outcomes[(int)((random / 7) % (uint)outcomes.Count)].Name;
            play.Decide(bookmark.ActivityId, outcome);
            twin.Decide(bookmark.ActivityId, outcome);
            burst = runner.Resume(
                graph,
                burst.State,
                bookmark.Id,
                new Dictionary<string, object?>(StringComparer.Ordinal) { [HumanActivity.OutcomeKey] = outcome }
            );
        }
    }

    private static JsonObject Empty() => JsonNode.Parse(Json.Workflow(Json.Flow([])))!.AsObject();

    private static WorkflowGraph Compile(JsonObject definition) =>
        GraphCompiler.Compile(definition.ToJsonString(), FlowCatalog.Activities);

    private static Outline Read(JsonObject definition) => FlowOutline.Read(definition, FlowCatalog.Activities);

    private static JsonObject Write(JsonObject definition, Outline outline) =>
        FlowOutline.Write(definition, outline, FlowCatalog.Activities);

    private static string Text(Outline outline) => JsonSerializer.Serialize(outline, WorkflowsJson.Options);

    private static string Told(Outline outline) => $"{Told(outline.Blocks)} -> {outline.Exit.To}";

    private static string Told(IReadOnlyList<OutlineBlock> blocks) =>
        string.Join(" | ", blocks.Select(block => block.Title + string.Concat(block.Ways.Select(Told))));

    private static string Told(OutlineWay way) =>
        way switch
        {
            { Blocks.Count: > 0 } => $"({way.Port}: {Told(way.Blocks)} {way.Exit.Kind})",
            { Exit.Kind: ExitKind.Back } => $"({way.Port}<{way.Exit.To})",
            { Exit.Kind: ExitKind.End } => $"({way.Port}:{way.Exit.To})",
            _ => "",
        };

    private static void AssertSame(JsonNode expected, JsonNode actual, bool inAnyOrder = false)
    {
        if (inAnyOrder)
            Assert.Equal(Lines(expected), Lines(actual));
        else
            Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
    }

    private static IEnumerable<string> Lines(JsonNode connections) =>
        connections
            .AsArray()
            .Select(line => $"{line!["source"]!["activity"]}.{line["source"]!["port"]}->{line["target"]!["activity"]}")
            .Order(StringComparer.Ordinal);
}
