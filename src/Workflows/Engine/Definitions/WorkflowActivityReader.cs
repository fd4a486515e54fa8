using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;

namespace Workflows.Engine.Definitions;

/// <summary>Reads an activity that is itself a workflow: its definition is compiled into the graph around it.</summary>
internal static class WorkflowActivityReader
{
    private const int DeepestNesting = 32;

    /// <summary>Reads the activity and the workflow behind it.</summary>
    /// <exception cref="DefinitionException">The workflow can't be read, or contains itself.</exception>
    public static ActivityNode Read(
        JsonElement json,
        string place,
        WorkflowActivityType type,
        ActivityCatalog catalog,
        ICollection<DefinitionProblem> problems,
        int depth
    )
    {
        if (depth >= DeepestNesting)
            throw new DefinitionException($"{place}：流程“{type.DefinitionId}”把自己当作了活动。");

        var definition = GraphCompiler.Parse(type.DefinitionJson);
        var body = GraphCompiler.ReadWorkflow(definition, place, catalog, problems, depth + 1);
        var arguments = VariableReader.Arguments(definition, "inputs");
        var inputs = arguments.Select(argument => ReadInput(json, argument.Name)).ToArray();
        var results = VariableReader.Arguments(definition, "outputs");
        var activity = new WorkflowDefinitionActivity
        {
            Body = body,
            Inputs = inputs,
            Outputs = [.. results.Select(result => ReadOutput(json, result.Name))],
        };
        return new ActivityNode(type.TypeName, type.Version, activity, type.Descriptor)
        {
            Id = json.Text("id") ?? "",
            Name = json.Text("name"),
            DisplayText = NodeReader.DisplayTextOf(json),
            Children = [body],
            Variables =
            [
                .. arguments
                    .Concat(results)
                    .DistinctBy(argument => argument.Name, StringComparer.Ordinal)
                    .Select(AsVariable),
            ],
            Inputs = inputs,
            Outputs = activity.Outputs,
            Expressions =
            [
                .. inputs.Where(input => input.Expression is not null).Select(input => (input.Name, input.Expression!)),
            ],
            CanStartWorkflow = json.CustomFlag("canStartWorkflow"),
            CustomProperties = json.Find("customProperties"),
        };
    }

    private static Input ReadInput(JsonElement json, string name) =>
        new Input<object>().Bind(name, ExpressionReader.ReadInput(Given(json, name)));

    private static Output ReadOutput(JsonElement json, string name)
    {
        var given = Given(json, name);
        return new Output<object>().Bind(name, given?.Find("memoryReference")?.Text("id"));
    }

    // A name that clashes with the activity's own members is written with an underscore (Elsa).
    private static JsonElement? Given(JsonElement json, string name)
    {
        var camel = JsonNamingPolicy.CamelCase.ConvertName(name);
        return json.Find("_" + camel) ?? json.Find("_" + name) ?? json.Find(camel) ?? json.Find(name);
    }

    // Inside, the arguments are variables of the activity's own scope, by name and untyped (values aren't converted).
    private static VariableDefinition AsVariable(ArgumentDefinition argument) =>
        VariableDefinition.Dynamic(argument.Name);
}
