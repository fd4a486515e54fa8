using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Definitions.Outlines;

/// <summary>Conditions in the office's words and as the scripts that flows evaluate.</summary>
internal sealed class OutlineConditions
{
    private readonly FlowFields fields;

    /// <summary>Reads what a definition's conditions may look at.</summary>
    /// <param name="definition">The definition whose fields and variables they look at.</param>
    public OutlineConditions(JsonObject definition)
    {
        fields = new FlowFields(definition);
        Facts = [.. fields.Facts, .. fields.Variables.Select(name => new OutlineFact($"variable:{name}", name, []))];
    }

    /// <summary>What conditions may look at: the fields of forms, and the variables.</summary>
    public IReadOnlyList<OutlineFact> Facts { get; }

    /// <summary>Reads an expression; what <see cref="Expression"/> wouldn't write stays an expression.</summary>
    public OutlineCondition? Read(JsonNode? expression)
    {
        if (expression is not JsonObject { } json)
            return null;
        var script = FlowJson.Text(json["type"]) == "JavaScript" ? FlowJson.Text(json["value"]) ?? "" : "";
        var found =
            from fact in Facts
            from comparison in Enum.GetValues<FactComparison>()
            let condition = Read(script, fact.Key, comparison)
            where condition is not null && Script(condition) == script
            select condition;
        return found.FirstOrDefault() ?? new OutlineCondition(null, null, null, expression.DeepClone());
    }

    /// <summary>The expression of a condition: the one that stands there when it says the same.</summary>
    public JsonNode? Expression(OutlineCondition? condition, JsonNode? current)
    {
        if (condition?.Fact is null)
            return condition?.Expression;
        return Read(current) == condition with { Expression = null }
            ? current
            : new JsonObject { ["type"] = "JavaScript", ["value"] = Script(condition) };
    }

    private OutlineCondition? Read(string script, string fact, FactComparison comparison)
    {
        var (before, after) = Around(fact, comparison);
        if (!script.StartsWith(before, StringComparison.Ordinal) || !script.EndsWith(after, StringComparison.Ordinal))
            return null;
        if (comparison is FactComparison.Filled or FactComparison.Empty)
            return new OutlineCondition(fact, comparison, null);
        return
            script.Length > before.Length + after.Length && Unquoted(script[before.Length..^after.Length]) is { } value
            ? new OutlineCondition(fact, comparison, value)
            : null;
    }

    private string Script(OutlineCondition condition)
    {
        var comparison = condition.Comparison ?? FactComparison.Filled;
        var (before, after) = Around(condition.Fact!, comparison);
        return comparison switch
        {
            FactComparison.Filled or FactComparison.Empty => before,
            FactComparison.Is or FactComparison.IsNot or FactComparison.Contains =>
                $"{before}{Quoted(condition.Value ?? "")}{after}",
            _ => $"{before}{condition.Value}{after}",
        };
    }

    // What stands before and after the value.
    private (string Before, string After) Around(string fact, FactComparison comparison)
    {
        var source = Source(fact);
        return comparison switch
        {
            FactComparison.Is => ($"String({source} ?? \"\") === ", ""),
            FactComparison.IsNot => ($"String({source} ?? \"\") !== ", ""),
            FactComparison.Contains => ($"String({source} ?? \"\").includes(", ")"),
            FactComparison.Above => ($"Number({source}) > ", ""),
            FactComparison.AtLeast => ($"Number({source}) >= ", ""),
            FactComparison.Below => ($"Number({source}) < ", ""),
            FactComparison.AtMost => ($"Number({source}) <= ", ""),
            FactComparison.Filled => ($"({source} ?? \"\") !== \"\"", ""),
            _ => ($"({source} ?? \"\") === \"\"", ""),
        };
    }

    private string Source(string fact)
    {
        var colon = fact.IndexOf(':', StringComparison.Ordinal);
        var name = fact[(colon + 1)..];
        return fact.StartsWith("field:", StringComparison.Ordinal)
            ? $"(getVariable({Quoted(fields.Variable)}) ?? {{}})[{Quoted(name)}]"
            : $"getVariable({Quoted(name)})";
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, WorkflowsJson.Options);

    private static string? Unquoted(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonValue value ? value.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
