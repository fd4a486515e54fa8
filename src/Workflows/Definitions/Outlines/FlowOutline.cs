using System.Text.Json.Nodes;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;

namespace Workflows.Definitions.Outlines;

/// <summary>Flow definitions read as outlines and written again: pure, and nothing is lost on the way.</summary>
public static class FlowOutline
{
    /// <summary>Reads a definition, and makes sure that writing it unchanged would leave it as it is.</summary>
    /// <exception cref="TooFreeException">It is drawn too freely for an outline.</exception>
    /// <exception cref="DefinitionException">It can't be read at all.</exception>
    public static Outline Read(JsonObject definition, ActivityCatalog catalog)
    {
        var graph = GraphCompiler.Compile(definition.ToJsonString(WorkflowsJson.Options), catalog);
        var outline = OutlineReader.Read(definition, graph);
        return JsonNode.DeepEquals(definition, OutlineWriter.Write(definition, outline, catalog))
            ? outline
            : throw new TooFreeException(null, "这个流程里有简易设计认不出的画法，请在 Studio 中修改。");
    }

    /// <summary>The definition with an outline in it; the one given is left alone.</summary>
    /// <exception cref="InvalidRequestException">A block is of no known type, or stands there twice.</exception>
    public static JsonObject Write(JsonObject definition, Outline outline, ActivityCatalog catalog) =>
        OutlineWriter.Write(definition, outline, catalog);

    /// <summary>What conditions in a definition may look at.</summary>
    public static IReadOnlyList<OutlineFact> FactsOf(JsonObject definition) => new OutlineConditions(definition).Facts;
}
