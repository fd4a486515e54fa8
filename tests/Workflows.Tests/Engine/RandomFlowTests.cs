using CsCheck;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Tests.Engine;

public sealed class RandomFlowTests
{
    private const int Flows = 250;

    [Fact]
    public void Whatever_the_order_of_events_every_step_runs_as_often_as_it_should()
    {
        var waits = 0;
        for (var seed = 1u; seed <= Flows; seed++)
        {
            var random = new PCG(seed, seed);
            var flow = RandomFlow.Gen.Generate(random, min: null, out _);
            var choices = Gen.Int[0, 1_000_000].Array[64].Generate(random, min: null, out _);

            var first = new Play(flow, choices);
            var second = new Play(flow, choices);

            Assert.True(first.Waits == flow.Waits, $"Seed {seed}: {first.Waits} waits, not {flow.Waits}");
            Assert.Equal(flow.Lines, first.Lines);
            Assert.Equal(flow.Count, first.Count);
            Assert.Equal(WorkflowSubStatus.Finished, first.State.SubStatus);
            Assert.Equal(first.Journal, second.Journal);
            waits += first.Waits;
        }
        Assert.InRange(waits, Flows, int.MaxValue);
    }

    /// <summary>Runs a flow to its end, with crashes, duplicates and saving after every burst.</summary>
    private sealed class Play
    {
        private readonly WorkflowGraph _graph;
        private readonly WorkflowRunner _runner;
        private readonly int[] _choices;
        private int _lastId;

        public Play(RandomFlow flow, int[] choices)
        {
            _choices = choices;
            _graph = GraphCompiler.Compile(flow.Definition, ActivityCatalog.Core);
            _runner = new WorkflowRunner(
                new Microsoft.Extensions.Time.Testing.FakeTimeProvider(),
                options: new RunnerOptions { NewId = () => $"id{++_lastId}" }
            );
            Take(() => _runner.Start(_graph, new StartRequest("instance")));
            while (State.Bookmarks.Count > 0)
                HitOne();
        }

        public WorkflowState State { get; private set; } = null!;
        public List<string> Journal { get; } = [];
        public SortedDictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);
        public int Waits { get; private set; }
        public int Count => State.Executions[0].Variables[0].Value is int count ? count : -1;

        private int Choice => _choices[Waits % _choices.Length];

        private void HitOne()
        {
            var bookmark = State.Bookmarks[Choice % State.Bookmarks.Count].Id;
            Waits++;
            Take(() => _runner.Resume(_graph, State, bookmark, WorkflowInput.None));

            // The same stimulus once more finds nothing to hit and changes nothing.
            var saved = WorkflowStateSerializer.Serialize(State);
            Assert.ThrowsAny<Exception>(() => _runner.Resume(_graph, State, bookmark, WorkflowInput.None));
            Assert.Equal(saved, WorkflowStateSerializer.Serialize(State));
        }

        private void Take(Func<Burst> compute)
        {
            if (Choice % 3 == 0)
                Crash(compute);
            var burst = compute();
            var saved = WorkflowStateSerializer.Serialize(burst.State);
            State = WorkflowStateSerializer.Deserialize(saved, _graph);
            Assert.Equal(saved, WorkflowStateSerializer.Serialize(State));
            Assert.Empty(burst.Incidents);
            Journal.AddRange(burst.Journal.Select(Text));
            foreach (var line in burst.Effects.OfType<LineWritten>())
                Lines[line.Text] = Lines.GetValueOrDefault(line.Text) + 1;
        }

        // The burst is computed, the process dies before the commit, and it is computed again.
        private void Crash(Func<Burst> compute)
        {
            var before = _lastId;
            var lost = compute();
            _lastId = before;
            var again = compute();
            _lastId = before;
            Assert.Equal(lost.Journal.Select(Text), again.Journal.Select(Text));
            Assert.Equal(WorkflowStateSerializer.Serialize(lost.State), WorkflowStateSerializer.Serialize(again.State));
        }

        private static string Text(JournalEntry entry) =>
            $"{entry.Sequence} {entry.ActivityNodeId} {entry.EventName} {entry.ActivityInstanceId}";
    }

    private static class WorkflowInput
    {
        public static IReadOnlyDictionary<string, object?> None { get; } =
            new Dictionary<string, object?>(StringComparer.Ordinal);
    }
}
