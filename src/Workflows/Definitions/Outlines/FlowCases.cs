using System.Text.Json.Nodes;

namespace Workflows.Definitions.Outlines;

/// <summary>The ways of a condition as they stand in its activity, a decision or a switch.</summary>
internal static class FlowCases
{
    private const string Decision = "Elsa.FlowDecision";
    private const string True = "True";

    /// <summary>When the way of a port is taken; null for the way that is taken when no other is.</summary>
    public static JsonNode? ConditionOf(JsonObject activity, string port)
    {
        if (IsDecision(activity))
            return port == True ? (activity["condition"] as JsonObject)?["expression"] : null;
        return CaseOf(activity, port)?["condition"];
    }

    /// <summary>Whether every case that holds is taken rather than the first.</summary>
    public static bool TakesAll(JsonObject activity) =>
        FlowJson.Text(((activity["mode"] as JsonObject)?["expression"] as JsonObject)?["value"] ?? activity["mode"])
        == "MatchAny";

    /// <summary>Gives a condition these ways; where a way is as it was, its JSON stays.</summary>
    /// <param name="activity">The activity's JSON.</param>
    /// <param name="ways">The ways, the last being for when no other is taken.</param>
    /// <param name="expressionOf">The expression of a way.</param>
    public static void Set(
        JsonObject activity,
        IReadOnlyList<OutlineWay> ways,
        Func<OutlineCondition?, JsonNode?, JsonNode?> expressionOf
    )
    {
        if (IsDecision(activity))
        {
            SetDecision(activity, ways, expressionOf);
            return;
        }
        var cases = new JsonArray([
            .. ways.SkipLast(1).Select(way => Case(CaseOf(activity, way.Port), way, expressionOf)),
        ]);
        if (!JsonNode.DeepEquals(cases, activity["cases"] ?? new JsonArray()))
            activity["cases"] = cases;
    }

    private static void SetDecision(
        JsonObject activity,
        IReadOnlyList<OutlineWay> ways,
        Func<OutlineCondition?, JsonNode?, JsonNode?> expressionOf
    )
    {
        var current = ConditionOf(activity, True);
        var wanted = expressionOf(ways.FirstOrDefault(way => way.Port == True)?.Condition, current);
        if (JsonNode.DeepEquals(current, wanted))
            return;
        activity["condition"] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = wanted?.DeepClone() };
    }

    private static JsonObject Case(
        JsonObject? current,
        OutlineWay way,
        Func<OutlineCondition?, JsonNode?, JsonNode?> expressionOf
    )
    {
        var made = current?.DeepClone().AsObject() ?? new JsonObject { ["label"] = way.Port };
        var wanted = expressionOf(way.Condition, made["condition"]);
        if (!JsonNode.DeepEquals(made["condition"], wanted))
            made["condition"] = wanted?.DeepClone();
        return made;
    }

    private static JsonObject? CaseOf(JsonObject activity, string port) =>
        (activity["cases"] as JsonArray)
            ?.OfType<JsonObject>()
            .FirstOrDefault(one => FlowJson.Text(one["label"]) == port);

    private static bool IsDecision(JsonObject activity) => FlowJson.Text(activity["type"]) == Decision;
}
