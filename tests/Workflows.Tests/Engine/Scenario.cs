using Microsoft.Extensions.Time.Testing;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;
using Workflows.Engine.Instances;

namespace Workflows.Tests.Engine;

/// <summary>Compiles a definition and runs it burst by burst.</summary>
internal sealed class Scenario
{
    private readonly bool _savesBetweenBursts;
    private int _lastId;

    public Scenario(
        string definition,
        ActivityCatalog? catalog = null,
        RunnerOptions? options = null,
        bool savesBetweenBursts = false
    )
    {
        _savesBetweenBursts = savesBetweenBursts;
        Graph = GraphCompiler.Compile(definition, catalog ?? ActivityCatalog.Core);
        Runner = new WorkflowRunner(
            Clock,
            new ExpressionOptions { Timeout = TimeSpan.FromSeconds(5) },
            (options ?? new RunnerOptions()) with
            {
                NewId = () => $"id{++_lastId}",
            }
        );
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
    public WorkflowGraph Graph { get; private set; }
    public WorkflowRunner Runner { get; }
    public WorkflowState State { get; private set; } = null!;
    public Burst Last { get; private set; } = null!;
    public List<string> Lines { get; } = [];
    public List<JournalEntry> Journal { get; } = [];
    public List<Effect> Effects { get; } = [];

    public string Text => string.Join(' ', Lines);
    public string Events => string.Join(", ", Journal.Select(entry => $"{entry.ActivityType[5..]} {entry.EventName}"));

    public string Status => $"{State.Status}/{State.SubStatus}";
    public IEnumerable<string> Messages => State.Incidents.Select(incident => incident.Message);

    public static Scenario Run(string definition, params (string Name, object? Value)[] input) =>
        new Scenario(definition).Start(new StartRequest("instance") { Input = input.ToDictionary() });

    public Scenario Start(StartRequest? request = null) =>
        Take(Runner.Start(Graph, request ?? new StartRequest("instance")));

    public Scenario Send(string eventName, object? payload = null)
    {
        var hash = StimulusHash.Compute(Event.StimulusName, new EventPayload(eventName));
        foreach (var bookmark in State.Bookmarks.Where(bookmark => bookmark.Hash == hash).ToArray())
            Resume(bookmark.Id, payload is null ? [] : [(Event.PayloadKey, payload)]);
        return this;
    }

    /// <summary>Resumes both the state at hand and a saved and loaded copy of it: the two must come to the same.</summary>
    public Scenario Resume(string bookmarkId, params (string Name, object? Value)[] input) =>
        Resume(bookmarkId, input.ToDictionary());

    public Scenario Resume(string bookmarkId, IReadOnlyDictionary<string, object?> input)
    {
        var loaded = WorkflowStateSerializer.Deserialize(WorkflowStateSerializer.Serialize(State), Graph);
        var before = _lastId;
        var twin = Runner.Resume(Graph, loaded, bookmarkId, input);
        _lastId = before;
        var burst = Runner.Resume(Graph, State, bookmarkId, input);
        Assert.Equal(WorkflowStateSerializer.Serialize(burst.State), WorkflowStateSerializer.Serialize(twin.State));
        Assert.Equal(burst.Effects.Count, twin.Effects.Count);
        Assert.Equal(burst.Journal.Count, twin.Journal.Count);
        return Take(burst);
    }

    public Scenario Take(Burst burst)
    {
        Last = burst;
        State = _savesBetweenBursts
            ? WorkflowStateSerializer.Deserialize(WorkflowStateSerializer.Serialize(burst.State), Graph)
            : burst.State;
        Lines.AddRange(burst.Effects.OfType<LineWritten>().Select(line => line.Text));
        Journal.AddRange(burst.Journal);
        Effects.AddRange(burst.Effects);
        return this;
    }

    /// <summary>Goes on with another version.</summary>
    public Scenario Take(Burst burst, WorkflowGraph graph)
    {
        Graph = graph;
        return Take(burst);
    }

    public object? Variable(string name) =>
        State.Executions[0].Variables.FirstOrDefault(variable => variable.Name == name)?.Value;
}

internal static class Pairs
{
    public static Dictionary<string, object?> ToDictionary(this (string Name, object? Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
}
