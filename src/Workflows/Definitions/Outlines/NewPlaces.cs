using System.Text.Json.Nodes;

namespace Workflows.Definitions.Outlines;

/// <summary>
/// Finds places on the canvas for activities that are new: to the right of what leads to them, below what stands there
/// already. What comes after them moves right as far as it must; everything else stays where it is.
/// </summary>
internal sealed class NewPlaces
{
    private const double Column = 300;
    private const double Row = 130;
    private const double Width = 160;
    private const double Height = 60;

    private readonly IReadOnlyList<JsonObject> activities;
    private readonly Dictionary<string, JsonObject> byId;
    private readonly ILookup<string, string> before;
    private readonly HashSet<string> old;

    private NewPlaces(IReadOnlyList<JsonObject> activities, IEnumerable<FlowLine> lines, HashSet<string> old)
    {
        this.activities = activities;
        this.old = old;
        byId = activities.ToDictionary(IdOf, StringComparer.Ordinal);
        var order = activities.Select(IdOf).ToList();
        // The outline's order: a connection to something that stands earlier leads back.
        before = lines
            .Where(line => order.IndexOf(line.Source) < order.IndexOf(line.Target) || IsEnd(line.Target))
            .ToLookup(line => line.Target, line => line.Source, StringComparer.Ordinal);
    }

    /// <summary>Places what has no place.</summary>
    /// <param name="activities">All activities, in the outline's order.</param>
    /// <param name="lines">What leads to what.</param>
    /// <param name="old">The ids of those that were there before.</param>
    public static void Find(IReadOnlyList<JsonObject> activities, IReadOnlyList<FlowLine> lines, HashSet<string> old)
    {
        if (activities.All(activity => old.Contains(IdOf(activity))))
            return;
        new NewPlaces(activities, lines, old).Find();
    }

    private void Find()
    {
        var moved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var activity in activities.OrderBy(activity => IsEnd(IdOf(activity))))
        {
            var id = IdOf(activity);
            var ways = before[id].Where(byId.ContainsKey).ToArray();
            if (!old.Contains(id))
                Set(activity, Free(id, ways));
            else if (!ways.Any(moved.Contains) || XOf(activity) >= RightOf(ways))
                continue;
            else
                Set(activity, (RightOf(ways), YOf(activity)));
            moved.Add(id);
        }
    }

    private (double X, double Y) Free(string id, string[] ways)
    {
        var (x, y) = (RightOf(ways), ways.Length > 0 ? YOf(byId[ways[0]]) : 80);
        while (activities.Any(other => IdOf(other) != id && !WillMove(other, id) && Overlaps(other, x, y)))
            y += Row;
        return (x, y);
    }

    // What follows makes room by moving right.
    private bool WillMove(JsonObject activity, string id) =>
        PositionOf(activity) is null || before[IdOf(activity)].Contains(id, StringComparer.Ordinal);

    private double RightOf(string[] ways) => ways.Length == 0 ? 0 : ways.Max(way => XOf(byId[way])) + Column;

    private bool IsEnd(string id) =>
        byId.TryGetValue(id, out var one) && FlowJson.Text(one["type"]) == NewActivity.EndType;

    private static bool Overlaps(JsonObject activity, double x, double y) =>
        Math.Abs(XOf(activity) - x) < Width + 40 && Math.Abs(YOf(activity) - y) < Height + 20;

    private static void Set(JsonObject activity, (double X, double Y) place)
    {
        if (activity["metadata"] is not JsonObject metadata)
            activity["metadata"] = metadata = [];
        if (metadata["designer"] is not JsonObject designer)
            metadata["designer"] = designer = [];
        designer["position"] = new JsonObject { ["x"] = place.X, ["y"] = place.Y };
        designer["size"] ??= new JsonObject { ["width"] = Width, ["height"] = Height };
    }

    private static string IdOf(JsonObject activity) => FlowJson.Text(activity["id"]) ?? "";

    private static double XOf(JsonObject activity) => NumberOf(PositionOf(activity)?["x"]);

    private static double YOf(JsonObject activity) => NumberOf(PositionOf(activity)?["y"]);

    private static JsonObject? PositionOf(JsonObject activity) =>
        ((activity["metadata"] as JsonObject)?["designer"] as JsonObject)?["position"] as JsonObject;

    private static double NumberOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
