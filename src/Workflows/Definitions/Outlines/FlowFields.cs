using System.Text.Json.Nodes;
using Workflows.Approvals;

namespace Workflows.Definitions.Outlines;

/// <summary>What the steps of a flow let people fill in, and the variable that keeps it for conditions.</summary>
/// <param name="definition">The definition.</param>
internal sealed class FlowFields(JsonObject definition)
{
    private const string FormVariable = "FormValues";

    /// <summary>The fields, each once.</summary>
    public IReadOnlyList<OutlineFact> Facts { get; } =
    [
        .. StepsOf(definition)
            .SelectMany(FieldsOf)
            .DistinctBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => new OutlineFact(
                $"field:{field.Name}",
                field.Label,
                field.Type is FieldType.Boolean ? ["true", "false"] : field.Options
            )),
    ];

    /// <summary>The name of the variable that keeps what was filled in.</summary>
    public string Variable
    {
        get
        {
            var id = VariableId;
            return VariablesOf(definition).Where(one => Id(one) == id).Select(Name).FirstOrDefault() ?? id;
        }
    }

    /// <summary>The names of the other variables.</summary>
    public IReadOnlyList<string> Variables
    {
        get
        {
            var id = VariableId;
            return [.. VariablesOf(definition).Where(one => Id(one) != id).Select(Name).OfType<string>()];
        }
    }

    /// <summary>Sees to it that what is filled in is kept where conditions look for it.</summary>
    public void Keep()
    {
        var id = VariableId;
        if (!VariablesOf(definition).Any(variable => Id(variable) == id))
        {
            if (definition["variables"] is not JsonArray variables)
                definition["variables"] = variables = [];
            variables.Add(
                new JsonObject
                {
                    ["id"] = id,
                    ["name"] = FormVariable,
                    ["typeName"] = "Object",
                    ["isArray"] = false,
                    ["value"] = null,
                    ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
                }
            );
        }
        foreach (var step in StepsOf(definition).Where(step => FieldsOf(step).Count > 0 && BoundTo(step) is null))
            step["values"] = new JsonObject
            {
                ["typeName"] = "Object",
                ["memoryReference"] = new JsonObject { ["id"] = id },
            };
    }

    // Where a step keeps it already, else a variable of our own.
    private string VariableId => StepsOf(definition).Select(BoundTo).OfType<string>().FirstOrDefault() ?? FormVariable;

    private static IReadOnlyList<FormField> FieldsOf(JsonObject step)
    {
        var value = ((step["form"] as JsonObject)?["expression"] as JsonObject)?["value"];
        try
        {
            return value is null ? [] : Form.Read(FlowJson.Text(value) ?? value.ToJsonString());
        }
        catch (InvalidOperationException)
        {
            // Whoever draws the form is told what is wrong with it; until then it has no fields.
            return [];
        }
    }

    private static IEnumerable<JsonObject> StepsOf(JsonObject definition) =>
        FlowJson.Activities(definition).OfType<JsonObject>();

    private static IEnumerable<JsonObject> VariablesOf(JsonObject definition) =>
        (definition["variables"] as JsonArray ?? []).OfType<JsonObject>();

    private static string? Id(JsonObject variable) => FlowJson.Text(variable["id"]);

    private static string? Name(JsonObject variable) => FlowJson.Text(variable["name"]);

    private static string? BoundTo(JsonObject step) =>
        FlowJson.Text(((step["values"] as JsonObject)?["memoryReference"] as JsonObject)?["id"]);
}
