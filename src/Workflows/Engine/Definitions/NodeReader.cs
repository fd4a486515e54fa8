using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Definitions;

/// <summary>Reads activities from definition JSON. Lenient as Elsa: what it tolerates it remembers.</summary>
internal sealed class NodeReader(ActivityCatalog catalog, ICollection<DefinitionProblem> problems, int depth = 0)
{
    private static readonly JsonSerializerOptions PlainOptions = new(JsonSerializerDefaults.Web);

    // Reading a property meets children and expressions at any depth below it; they belong to the activity being read.
    private sealed class Found
    {
        public List<ActivityNode> Children { get; } = [];
        public List<(string Place, Expression Expression)> Expressions { get; } = [];
    }

    /// <summary>Reads one activity and all within it.</summary>
    /// <exception cref="DefinitionException">It isn't an object, or has no type.</exception>
    public ActivityNode Read(JsonElement json, string place)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new DefinitionException($"{place} 应当是一个活动（JSON 对象），却是 {json.ValueKind}。");
        var typeName = json.Find("type")?.AsText();
        if (string.IsNullOrWhiteSpace(typeName))
            throw new DefinitionException($"{place} 没有活动类型。");

        var version = json.Number("version");
        if (catalog.FindWorkflow(typeName, version, json.Text("workflowDefinitionVersionId")) is { } workflow)
            return WorkflowActivityReader.Read(json, place, workflow, catalog, problems, depth);
        if (catalog.FindType(typeName, version) is { } type)
            return ReadKnown(json, place, type);
        return catalog.FindWorkflowByDefinition(json.Text("workflowDefinitionId"), version) is { } renamed
            ? WorkflowActivityReader.Read(json, place, renamed, catalog, problems, depth)
            : Placeholder(json, typeName, version);
    }

    private ActivityNode ReadKnown(JsonElement json, string place, ActivityType type)
    {
        var activity = type.Create();
        var found = new Found();
        var inputs = new List<Input>();
        var outputs = new List<Output>();
        var missing = new List<string>();
        foreach (var property in type.Properties)
        {
            var value = ReadProperty(json, $"{place}.{property.JsonName}", property, activity, found);
            if (value is not null)
                property.Set(activity, value);
            if (value is Input input && property.AutoEvaluate)
                inputs.Add(input);
            if (value is Output output)
                outputs.Add(output);
            if (property.IsRequired && value is null or Input { Expression: null })
                missing.Add(property.Name);
        }

        var node = new ActivityNode(type.Descriptor.TypeName, type.Descriptor.Version, activity, type.Descriptor)
        {
            Id = json.Text("id") ?? "",
            Name = json.Text("name"),
            DisplayText = DisplayTextOf(json),
            Children = found.Children,
            Variables = type.Descriptor.IsContainer ? VariableReader.Variables(json, isWorkflow: false, problems) : [],
            Inputs = inputs,
            Outputs = outputs,
            Expressions = found.Expressions,
            MissingInputs = missing,
            CanStartWorkflow = json.CustomFlag("canStartWorkflow"),
            RunAsynchronously = json.CustomFlag("runAsynchronously"),
            CustomProperties = json.Find("customProperties"),
        };
        activity.Compiled(node, problems);
        return node;
    }

    private object? ReadProperty(JsonElement json, string place, ActivityProperty property, object owner, Found found)
    {
        // Elsa knows an activity's own properties by their exact names, those of what is within it in any case.
        var value = owner is Activity ? json.Find(property.JsonName) : json.FindAnyCase(property.JsonName);
        var current = property.Get(owner);
        if (current is Input input)
            return input.Bind(property.Name, Note(place, ExpressionReader.ReadInput(value), found));
        if (current is Output output)
            return output.Bind(property.Name, ReadTarget(value));
        return value is { } given ? ReadValue(given, place, property.Type, found) : null;
    }

    // A property without wrapper: a child, an expression, a list or record of such, or plain JSON.
    private object? ReadValue(JsonElement json, string place, Type type, Found found)
    {
        if (type == typeof(JsonElement))
            return json.Clone();
        if (type == typeof(ActivityNode))
            return Adopt(Read(json, place), found);
        if (type == typeof(Expression))
            return Note(place, ExpressionReader.Read(json), found);
        if (ElementOf(type) is { } element)
            return ReadList(json, place, element, found);
        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.IsEnum)
            return ReadPlain(json, place, type);
        return ReadRecord(json, place, type, found);
    }

    private Array ReadList(JsonElement json, string place, Type element, Found found)
    {
        if (json.Unwrap().ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            throw new DefinitionException($"{place} 应当是数组，却是 {json.ValueKind}。");
        var values = json.AsItems()
            .Where(item => item.ValueKind != JsonValueKind.Null)
            .Select((item, i) => ReadValue(item, $"{place}[{i}]", element, found))
            .ToArray();
        var list = Array.CreateInstance(element, values.Length);
        values.CopyTo(list, 0);
        return list;
    }

    private object ReadRecord(JsonElement json, string place, Type type, Found found)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null))
        {
            var filler = new ActivityProperty(property);
            if (ReadProperty(json, $"{place}.{filler.JsonName}", filler, record, found) is { } value)
                filler.Set(record, value);
        }
        return record;
    }

    private static object? ReadPlain(JsonElement json, string place, Type type)
    {
        try
        {
            return type.IsEnum
                ? Enum.Parse(type, json.AsText() ?? "", ignoreCase: true)
                : json.Deserialize(type, PlainOptions);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new DefinitionException($"{place} 不是有效的 {TypeAliases.NameOf(type)}。", exception);
        }
    }

    private static Expression? Note(string place, Expression? expression, Found found)
    {
        if (expression is not null)
            found.Expressions.Add((place[(place.LastIndexOf('.') + 1)..], expression));
        return expression;
    }

    private static ActivityNode Adopt(ActivityNode child, Found found)
    {
        found.Children.Add(child);
        return child;
    }

    private ActivityNode Placeholder(JsonElement json, string typeName, int version)
    {
        var type = catalog.FindType(NotFoundActivity.Name, 1)!;
        var activity = new NotFoundActivity { MissingTypeName = typeName, MissingTypeVersion = version };
        var id = json.Text("id") ?? "";
        problems.Add(new(id, ProblemCodes.UnknownActivityType, $"活动类型“{typeName}”不存在。"));
        return new ActivityNode(NotFoundActivity.Name, 1, activity, type.Descriptor)
        {
            Id = id,
            Name = json.Text("name"),
            DisplayText = DisplayTextOf(json),
            CustomProperties = json.Find("customProperties"),
        };
    }

    /// <summary>What an activity is called on the canvas, if its author gave it a text of its own.</summary>
    internal static string? DisplayTextOf(JsonElement json) => json.Find("metadata")?.Text("displayText")?.Trim();

    private static string? ReadTarget(JsonElement? json) =>
        json is { } value && value.HasMember("typeName") ? value.Find("memoryReference")?.Text("id") : null;

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;
}
