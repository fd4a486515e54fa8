using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;

namespace Workflows.Engine.Catalog;

/// <summary>A version of a workflow definition that other definitions may use as an activity.</summary>
/// <param name="TypeName">The activity type: the definition's name in PascalCase.</param>
/// <param name="Version">The definition's version.</param>
/// <param name="DefinitionId">The definition's id.</param>
/// <param name="VersionId">The id of this version.</param>
/// <param name="DefinitionJson">The definition itself.</param>
/// <param name="Descriptor">How designers see it.</param>
public sealed record WorkflowActivityType(
    string TypeName,
    int Version,
    string DefinitionId,
    string VersionId,
    string DefinitionJson,
    ActivityDescriptor Descriptor
)
{
    /// <summary>Makes an activity type of a definition, whether or not its options allow such use.</summary>
    /// <param name="definitionJson">The definition.</param>
    /// <param name="isBrowsable">Whether designers offer it: only published versions are (Elsa).</param>
    /// <exception cref="DefinitionException">It isn't a JSON object.</exception>
    public static WorkflowActivityType Of(string definitionJson, bool isBrowsable = true)
    {
        var definition = GraphCompiler.Parse(definitionJson);
        var name = definition.Text("name")?.Trim() ?? definition.Text("definitionId") ?? "";
        var typeName = TypeNameOf(name);
        var version = Math.Max(1, definition.Number("version"));
        var definitionId = definition.Text("definitionId") ?? "";
        var versionId = definition.Text("id") ?? "";
        return new(
            typeName,
            version,
            definitionId,
            versionId,
            definitionJson,
            Describe(definition, typeName, version) with
            {
                DisplayName = name,
                IsBrowsable = isBrowsable,
                CustomProperties = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["RootType"] = nameof(WorkflowDefinitionActivity),
                    ["WorkflowDefinitionId"] = definitionId,
                    ["WorkflowDefinitionVersionId"] = versionId,
                },
            }
        );
    }

    private static ActivityDescriptor Describe(JsonElement definition, string typeName, int version)
    {
        string[] outcomes = [.. definition.Items("outcomes").Select(item => item.AsText()).OfType<string>()];
        return new ActivityDescriptor
        {
            TypeName = typeName,
            Ns = "",
            Name = typeName,
            Version = version,
            Category = definition.Find("options")?.Text("activityCategory") ?? "Workflows",
            DisplayName = typeName,
            Description = definition.Text("description")?.Trim(),
            Inputs = [.. VariableReader.Arguments(definition, "inputs").Select(Input)],
            Outputs =
            [
                .. VariableReader
                    .Arguments(definition, "outputs")
                    .Select(output => new OutputDescriptor(
                        output.Name,
                        output.TypeName,
                        output.DisplayName ?? output.Name,
                        IsSynthetic: true
                    )),
            ],
            Outcomes = outcomes.Length == 0 ? [Activity.Done] : outcomes,
        };
    }

    private static InputDescriptor Input(ArgumentDefinition input) =>
        new(
            input.Name,
            input.TypeName,
            input.DisplayName ?? input.Name,
            input.Description,
            input.UIHint ?? "single-line",
            DefaultValue: null,
            IsRequired: false,
            IsWrapped: true,
            IsSynthetic: true,
            Options: [],
            DefaultSyntax: "Literal"
        );

    /// <summary>The activity type of a definition of this name: "Sub workflow" becomes SubWorkflow.</summary>
    public static string TypeNameOf(string name) =>
        string.Concat(
            name.Split([' ', '-', '_', '.', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );
}
