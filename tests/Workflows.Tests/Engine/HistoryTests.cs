using System.Runtime.CompilerServices;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Tests.Engine;

/// <summary>
/// Instances saved by released formats must resume for ever. A new format adds a folder; none is ever changed.
/// </summary>
public sealed class HistoryTests
{
    [Fact]
    public void An_instance_saved_in_format_1_still_resumes()
    {
        var graph = GraphCompiler.Compile(Read("format-1.definition.json"), ActivityCatalog.Core);
        var scenario = new Scenario(Read("format-1.definition.json"));
        var state = WorkflowStateSerializer.Deserialize(Read("format-1.state.json"), graph);

        var first = scenario.Runner.Resume(graph, state, state.Bookmarks[0].Id, Payload("two"));
        var second = scenario.Runner.Resume(graph, first.State, first.State.Bookmarks[0].Id, Payload("one"));

        Assert.Equal("joined 3 kept", second.Effects.OfType<LineWritten>().Single().Text);
        Assert.Equal(WorkflowSubStatus.Finished, second.State.SubStatus);
    }

    private static Dictionary<string, object?> Payload(string value) =>
        new(StringComparer.Ordinal) { [Workflows.Engine.Activities.Event.PayloadKey] = value };

    private static string Read(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Histories", name));
}
