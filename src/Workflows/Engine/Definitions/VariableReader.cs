using System.Text.Json;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Definitions;

/// <summary>Reads the variables, inputs and outputs that a workflow or a container declares.</summary>
internal static class VariableReader
{
    /// <summary>Reads variables. On the workflow itself one of unknown type is dropped and reported (Elsa).</summary>
    public static IReadOnlyList<VariableDefinition> Variables(
        JsonElement owner,
        bool isWorkflow,
        ICollection<DefinitionProblem> problems
    )
    {
        var variables = new List<VariableDefinition>();
        foreach (var item in owner.Items("variables").Where(item => item.ValueKind == JsonValueKind.Object))
        {
            var name = item.Text("name") ?? $"Variable{variables.Count + 1}";
            var alias = item.Text("typeName") ?? "Object";
            var type = TypeAliases.Find(item.Flag("isArray") == true ? alias + "[]" : alias);
            if (type is null)
                problems.Add(new(null, ProblemCodes.UnknownVariableType, $"变量“{name}”的类型“{alias}”不存在。"));
            if (type is null && isWorkflow)
                continue;
            var known = type ?? typeof(object);
            variables.Add(new(item.Text("id") ?? name, name, alias, known, Default(item, known), Storage(item)));
        }
        return variables;
    }

    /// <summary>Reads declared inputs or outputs.</summary>
    public static IReadOnlyList<ArgumentDefinition> Arguments(JsonElement definition, string property) =>
        [
            .. definition
                .Items(property)
                .Where(item => item.Text("name") is not null)
                .Select(item => new ArgumentDefinition(
                    item.Text("name")!,
                    (item.Text("type") ?? "Object") + (item.Flag("isArray") == true ? "[]" : ""),
                    item.Text("displayName"),
                    item.Text("description"),
                    item.Text("category"),
                    item.Text("uiHint"),
                    IsWorkflowDriver(item.Text("storageDriverType"))
                )),
        ];

    private static object? Default(JsonElement item, Type type)
    {
        if (item.FindAnyCase("value") is not { } value)
            return ValueConverter.DefaultOf(type);
        var text = value.AsText() ?? value.GetRawText();
        if (string.IsNullOrWhiteSpace(text))
            return type == typeof(string) ? text : ValueConverter.DefaultOf(type);
        try
        {
            return ValueConverter.Convert(text, type);
        }
        catch (ValueConversionException)
        {
            // Elsa warns and goes on with the type's default.
            return ValueConverter.DefaultOf(type);
        }
    }

    private static VariableStorage Storage(JsonElement item)
    {
        var driver = item.Text("storageDriverTypeName");
        if (IsWorkflowDriver(driver))
            return VariableStorage.WorkflowInstance;
        return driver?.Contains("MemoryStorageDriver", StringComparison.OrdinalIgnoreCase) == true
            ? VariableStorage.Memory
            : VariableStorage.None;
    }

    // Elsa looks for the short class name anywhere in the text.
    private static bool IsWorkflowDriver(string? driver) =>
        driver is not null
        && (
            driver.Contains("WorkflowStorageDriver", StringComparison.OrdinalIgnoreCase)
            || driver.Contains("WorkflowInstanceStorageDriver", StringComparison.OrdinalIgnoreCase)
        );
}
