using System.Text.Json;

namespace Workflows.Approvals;

/// <summary>The fields of a step, read from its definition and filled in by its people.</summary>
internal static class Form
{
    private const int MaxFields = 100;

    /// <summary>Reads the fields a designer wrote: a list of objects, or the JSON text of one.</summary>
    /// <exception cref="InvalidOperationException">It is no such list, or a field has no name or one twice.</exception>
    public static IReadOnlyList<FormField> Read(object? written)
    {
        if (written is null or string { Length: 0 })
            return [];

        var fields = Parse(written is string text ? text : JsonSerializer.Serialize(written, WorkflowsJson.Options));
        if (fields.Count > MaxFields)
            throw new InvalidOperationException($"表单最多{MaxFields}个字段。");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (string.IsNullOrWhiteSpace(field.Label))
                throw new InvalidOperationException("表单有一个字段没有标题。");
            if (string.IsNullOrWhiteSpace(field.Name))
                throw new InvalidOperationException($"表单字段“{field.Label}”没有名称（name）。");
            if (!names.Add(field.Name))
                throw new InvalidOperationException($"表单字段“{field.Label}”的名称“{field.Name}”重复。");
            if (field.Type is FieldType.Choice && field.Options.Count == 0)
                throw new InvalidOperationException($"表单字段“{field.Label}”是选择项，请写出可选的内容。");
        }

        return fields;
    }

    /// <summary>What is kept of the values handed in with an outcome.</summary>
    /// <param name="fields">The step's fields.</param>
    /// <param name="given">What was handed in.</param>
    /// <param name="known">What earlier steps filled in.</param>
    /// <param name="isOnward">Whether the outcome needs what is required; sending back does not.</param>
    /// <exception cref="InvalidRequestException">A value is missing, wrong, or not for this step.</exception>
    public static Dictionary<string, string> Fill(
        IReadOnlyList<FormField> fields,
        IReadOnlyDictionary<string, JsonElement> given,
        IReadOnlyDictionary<string, string> known,
        bool isOnward
    )
    {
        var editable = fields.Where(field => field.Access is FieldAccess.Edit).ToList();
        foreach (var name in given.Keys.Where(name => !editable.Exists(field => field.Name == name)))
            throw new InvalidRequestException("unknown_field", $"data.form.{name}", $"本步骤不填写“{name}”。");

        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in editable)
        {
            if (given.TryGetValue(field.Name, out var value) && value.ValueKind is not JsonValueKind.Null)
                filled[field.Name] = field.Accept(value);
            var isMissing = (filled.GetValueOrDefault(field.Name) ?? known.GetValueOrDefault(field.Name)) is null or "";
            if (isOnward && field.Required && isMissing)
                throw field.Wrong("没有填写");
        }

        return filled;
    }

    private static List<FormField> Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<FormField>>(text, WorkflowsJson.Options) ?? [];
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException($"表单不是字段的列表：{exception.Message}", exception);
        }
    }
}
