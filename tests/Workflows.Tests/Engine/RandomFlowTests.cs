using CsCheck;
using Workflows.Engine.Definitions;

namespace Workflows.Tests.Engine;

public sealed class RandomFlowTests
{
    private const int Flows = 250;

    [Fact]
    public void Whatever_the_order_of_events_every_step_runs_as_often_as_it_should()
    {
        var waits = 0;
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1u; seed <= Flows; seed++)
        {
            var random = new PCG(seed, seed);
            var flow = RandomFlow.Gen.Generate(random, min: null, out _);
            var choices = Gen.Int[0, 1_000_000].Array[64].Generate(random, min: null, out _);

            var first = new RandomPlay(flow, choices);
            var second = new RandomPlay(flow, choices);

            AssertAsExpected(flow, first, seed);
            Assert.Equal(first.Journal, second.Journal);
            Assert.Equal(first.SavedState, second.SavedState);
            waits += first.Waits;
            kinds.UnionWith(flow.Kinds);
        }
        Assert.InRange(waits, Flows, int.MaxValue);
        Assert.Equal(21, kinds.Count);
    }

    [Fact]
    public void No_random_flow_has_anything_to_object_to()
    {
        for (var seed = 1u; seed <= Flows; seed++)
        {
            var flow = RandomFlow.Gen.Generate(new PCG(seed, seed), min: null, out _);
            var graph = GraphCompiler.Compile(flow.Definition, Workflows.Engine.Catalog.ActivityCatalog.Core);

            Assert.Empty(GraphValidator.Validate(graph));
        }
    }

    private static void AssertAsExpected(RandomFlow flow, RandomPlay play, uint seed)
    {
        var lines = play.Lines.Where(line => !flow.LinesAtMost.ContainsKey(line.Key));
        Assert.Equal($"Seed {seed}: {Text(flow.Lines)}", $"Seed {seed}: {Text(lines)}");
        foreach (var (line, most) in flow.LinesAtMost)
            Assert.InRange(play.Lines.GetValueOrDefault(line), 0, most);
        Assert.InRange(play.Waits, flow.HasRace ? 0 : flow.Waits, flow.Waits);
        Assert.InRange(play.Count, flow.HasRace ? 0 : flow.Count, flow.Count);
    }

    private static string Text(IEnumerable<KeyValuePair<string, int>> lines) =>
        string.Join(", ", lines.Select(line => $"{line.Key} {line.Value}"));
}
