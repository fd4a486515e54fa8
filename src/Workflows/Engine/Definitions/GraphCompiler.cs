using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;

namespace Workflows.Engine.Definitions;

/// <summary>Turns a definition's JSON into a graph, once per version. Nothing is parsed or reflected afterwards.</summary>
public static class GraphCompiler
{
    private const string WorkflowType = "Elsa.Workflow";
    private static readonly JsonElement EmptySequence = JsonElement.Parse(
        """{"type":"Elsa.Sequence","id":"Sequence1"}"""
    );

    /// <summary>Compiles a definition in Elsa 3's format. Unknown types and dangling connections are tolerated.</summary>
    /// <param name="definitionJson">The definition: the model itself, without the envelope of a save request.</param>
    /// <param name="catalog">The activity types it may use.</param>
    /// <exception cref="DefinitionException">It isn't JSON, or an activity has no type; the message names the place.</exception>
    public static WorkflowGraph Compile(string definitionJson, ActivityCatalog catalog)
    {
        var definition = Parse(definitionJson);
        var problems = new List<DefinitionProblem>();
        var root = ReadWorkflow(definition, "root", catalog, problems, depth: 0);
        root.Id = "Workflow1";
        var nodes = NodeNumbering.Number(root, problems);
        return new WorkflowGraph(nodes, problems)
        {
            DefinitionId = definition.Text("definitionId") ?? "",
            Id = definition.Text("id") ?? "",
            Version = Math.Max(1, definition.Number("version")),
            Name = definition.Text("name")?.Trim(),
            Description = definition.Text("description")?.Trim(),
            ToolVersion = System.Version.TryParse(definition.Text("toolVersion"), out var tool) ? tool : null,
            Variables = root.Variables,
            Inputs = VariableReader.Arguments(definition, "inputs"),
            Outputs = VariableReader.Arguments(definition, "outputs"),
            Outcomes = [.. definition.Items("outcomes").Select(item => item.AsText()).OfType<string>()],
            Options = ReadOptions(definition),
            CustomProperties = definition.Find("customProperties"),
        };
    }

    /// <summary>Reads the node of a whole workflow, be it the outermost one or one used as an activity.</summary>
    internal static ActivityNode ReadWorkflow(
        JsonElement definition,
        string place,
        ActivityCatalog catalog,
        ICollection<DefinitionProblem> problems,
        int depth
    )
    {
        var body = new NodeReader(catalog, problems, depth).Read(definition.Find("root") ?? EmptySequence, place);
        var type = catalog.FindType(WorkflowType, 1)!;
        return new ActivityNode(WorkflowType, 1, new Workflow { Root = body }, type.Descriptor)
        {
            Id = definition.Text("definitionId") ?? "Workflow",
            Name = definition.Text("name")?.Trim(),
            Children = [body],
            Variables = VariableReader.Variables(definition, isWorkflow: true, problems),
            CustomProperties = definition.Find("customProperties"),
        };
    }

    internal static JsonElement Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
            throw new DefinitionException("流程定义应当是一个 JSON 对象。");
        }
        catch (JsonException exception)
        {
            var place = $"第{exception.LineNumber + 1}行第{exception.BytePositionInLine + 1}字节";
            throw new DefinitionException($"流程定义不是有效的 JSON（{place}）：{exception.Message}", exception);
        }
    }

    private static WorkflowOptions ReadOptions(JsonElement definition)
    {
        var options = definition.Find("options") ?? default;
        return new WorkflowOptions(
            options.Text("activationStrategyType"),
            (options.Flag("usableAsActivity") ?? definition.Flag("usableAsActivity")) == true,
            options.Flag("autoUpdateConsumingWorkflows") == true,
            options.Text("activityCategory"),
            ReadStrategy(options.Text("incidentStrategyType")),
            options.Text("commitStrategyName")
        );
    }

    private static IncidentStrategy? ReadStrategy(string? name) =>
        name switch
        {
            null => null,
            _ when name.Contains("ContinueWithIncidents", StringComparison.Ordinal) =>
                IncidentStrategy.ContinueWithIncidents,
            _ when name.Contains("FaultStrategy", StringComparison.Ordinal) => IncidentStrategy.Fault,
            _ => null,
        };
}
