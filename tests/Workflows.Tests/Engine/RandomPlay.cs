using Microsoft.Extensions.Time.Testing;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Tests.Engine;

/// <summary>
/// Runs a flow to its end, choosing what comes next at random, with crashes, duplicates and saving after every burst.
/// After each burst the journal alone must tell what is live.
/// </summary>
internal sealed class RandomPlay
{
    private static readonly Dictionary<string, object?> NoInput = new(StringComparer.Ordinal);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);
    private readonly WorkflowGraph _graph;
    private readonly WorkflowRunner _runner;
    private readonly int[] _choices;
    private int _lastId;
    private int _bursts;

    public RandomPlay(RandomFlow flow, int[] choices)
    {
        _choices = choices;
        _graph = GraphCompiler.Compile(flow.Definition, ActivityCatalog.Core);
        _runner = new WorkflowRunner(_clock, options: new RunnerOptions { NewId = () => $"id{++_lastId}" });
        Take(() => _runner.Start(_graph, new StartRequest("instance")));
        while (State.Bookmarks.Count > 0)
            GoOn();
        Assert.Equal(WorkflowSubStatus.Finished, State.SubStatus);
    }

    public WorkflowState State { get; private set; } = null!;
    public List<string> Journal { get; } = [];
    public SortedDictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);
    public int Waits { get; private set; }
    public int Count => State.Executions[0].Variables[0].Value is int count ? count : -1;
    public string SavedState => WorkflowStateSerializer.Serialize(State);

    private int Choice => _choices[_bursts % _choices.Length];

    private void GoOn()
    {
        if (State.Pause is not { } pause)
            HitOne();
        else if (Choice % 2 == 0)
            Hit(pause.BookmarkId);
        else
            Take(() => _runner.Continue(_graph, State));
    }

    private void HitOne()
    {
        var bookmark = State.Bookmarks[Choice % State.Bookmarks.Count];
        if (bookmark.DueAt is { } dueAt && dueAt > _clock.GetUtcNow())
            _clock.SetUtcNow(dueAt);
        Hit(bookmark.Id);

        // The same stimulus once more finds nothing to hit and changes nothing.
        var saved = SavedState;
        Assert.ThrowsAny<Exception>(() => _runner.Resume(_graph, State, bookmark.Id, NoInput));
        Assert.Equal(saved, SavedState);
    }

    private void Hit(string bookmark)
    {
        Waits++;
        var child = new WorkflowState
        {
            Id = "child",
            DefinitionId = "child",
            DefinitionVersionId = "child1",
            DefinitionVersion = 1,
            Status = WorkflowStatus.Finished,
            SubStatus = WorkflowSubStatus.Finished,
        };
        Take(() => _runner.Resume(_graph, State, bookmark, ChildResult.Of(child)));
    }

    private void Take(Func<Burst> compute)
    {
        if (Choice % 3 == 0)
            Crash(compute);
        var burst = compute();
        _bursts++;
        var saved = WorkflowStateSerializer.Serialize(burst.State);
        State = WorkflowStateSerializer.Deserialize(saved, _graph);
        Assert.Equal(saved, SavedState);
        Assert.Empty(burst.Incidents);
        foreach (var entry in burst.Journal)
            Tell(entry);
        AssertJournalTellsWhatIsLive();
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

    // Each execution begins once, ends once, and nothing is heard of it afterwards.
    private void Tell(JournalEntry entry)
    {
        Journal.Add(Text(entry));
        Assert.Equal(Journal.Count, entry.Sequence);
        var id = entry.ActivityInstanceId;
        if (entry.EventName == JournalEvents.Started)
            Assert.DoesNotContain(id, _told.Keys);
        else
            Assert.False(_told[id] is JournalEvents.Completed or JournalEvents.Canceled, Text(entry));
        _told[id] = entry.EventName;
    }

    private void AssertJournalTellsWhatIsLive()
    {
        var live = _told
            .Where(told => told.Value is not (JournalEvents.Completed or JournalEvents.Canceled))
            .Select(told => told.Key)
            .Order(StringComparer.Ordinal);
        var kept = State
            .Executions.Where(execution => execution.Status is ActivityStatus.Running)
            .Select(execution => execution.Id)
            .Order(StringComparer.Ordinal);
        Assert.Equal(live, kept);
    }

    private static string Text(JournalEntry entry) =>
        $"{entry.Sequence} {entry.ActivityNodeId} {entry.EventName} {entry.ActivityInstanceId}";
}
