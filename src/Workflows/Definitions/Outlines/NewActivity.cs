using System.Text.Json.Nodes;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;

namespace Workflows.Definitions.Outlines;

/// <summary>Activities and connections as Studio would write them.</summary>
internal static class NewActivity
{
    /// <summary>The type of what ends a flow.</summary>
    public const string EndType = "Elsa.End";

    /// <summary>The activity of a block that wasn't there before.</summary>
    public static JsonObject Of(OutlineBlock block, ActivityDescriptor descriptor, string name) =>
        Of(block.Id, descriptor.TypeName, descriptor.Version, name, block.Title);

    /// <summary>What ends a flow.</summary>
    public static JsonObject End(string id) => Of(id, EndType, version: 1, "结束", "结束");

    /// <summary>What waits for all branches that can still come.</summary>
    public static JsonObject Join(string id)
    {
        var join = Of(id, "Elsa.FlowJoin", version: 1, "汇合", "汇合");
        join["mode"] = FlowJson.Input("FlowJoinMode", "Literal", nameof(FlowJoinMode.WaitAllActive));
        return join;
    }

    /// <summary>A connection.</summary>
    public static JsonObject Connection(FlowLine line) =>
        new()
        {
            ["source"] = new JsonObject { ["activity"] = line.Source, ["port"] = line.Port },
            ["target"] = new JsonObject { ["activity"] = line.Target, ["port"] = "In" },
            ["vertices"] = new JsonArray(),
        };

    private static JsonObject Of(string id, string type, int version, string name, string title) =>
        new()
        {
            ["id"] = id,
            ["name"] = name,
            ["type"] = type,
            ["version"] = version,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject { ["displayText"] = title },
        };
}
