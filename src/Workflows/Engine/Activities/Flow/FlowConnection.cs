using System.Text.Json;
using Workflows.Engine.Definitions;

namespace Workflows.Engine.Activities;

/// <summary>A connection between two activities of a flowchart, by their positions in it.</summary>
/// <param name="Index">The connection's position among those of the flowchart.</param>
/// <param name="Source">The position of the activity it leaves from.</param>
/// <param name="Port">The outcome it leaves by; null for the default one.</param>
/// <param name="Target">The position of the activity it leads to.</param>
public sealed record FlowConnection(int Index, int Source, string? Port, int Target)
{
    /// <summary>
    /// Reads connections in the current form (endpoints are objects) and in the old flat one. Those from or to nothing
    /// are dropped, and reported.
    /// </summary>
    internal static IReadOnlyList<FlowConnection> Read(
        JsonElement json,
        IReadOnlyList<ActivityNode> activities,
        ICollection<DefinitionProblem> problems
    )
    {
        string TitleOf(string? id) => activities.FirstOrDefault(activity => activity.Id == id)?.Title ?? id ?? "";
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < activities.Count; i++)
            positions.TryAdd(activities[i].Id, i);

        var connections = new List<FlowConnection>();
        foreach (var item in json.AsItems())
        {
            var (source, port) = Endpoint(item, "source", "sourcePort");
            var (target, _) = Endpoint(item, "target", "targetPort");
            if (positions.TryGetValue(source ?? "", out var from) && positions.TryGetValue(target ?? "", out var to))
                connections.Add(new FlowConnection(connections.Count, from, port, to));
            else
                problems.Add(
                    new(
                        source,
                        ProblemCodes.DanglingConnection,
                        $"从“{TitleOf(source)}”到“{TitleOf(target)}”的连线有一端不存在。"
                    )
                );
        }
        return connections;
    }

    private static (string? Activity, string? Port) Endpoint(JsonElement item, string name, string flatPort)
    {
        if (item.FindAnyCase(name) is not { } end)
            return (null, null);
        return end.ValueKind == JsonValueKind.Object
            ? (end.Text("activity") ?? end.Text("activityId"), end.Text("port"))
            : (end.AsText(), item.Text(flatPort) ?? Activity.Done);
    }
}
