using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using DotLiquid;

namespace Workflows.Engine.Expressions;

/// <summary>What a template sees.</summary>
internal static class LiquidValues
{
    public static Hash Of(ExpressionScope scope)
    {
        var graph = scope.Graph;
        return new Hash
        {
            ["Variables"] = scope.VisibleVariables.ToDictionary(
                variable => variable.Definition.Name,
                variable => Plain(variable.Value),
                StringComparer.Ordinal
            ),
            ["Input"] = scope.VisibleInputs.ToDictionary(
                input => input.Key,
                input => Plain(input.Value),
                StringComparer.Ordinal
            ),
            ["CorrelationId"] = scope.CorrelationId,
            ["WorkflowInstanceId"] = scope.InstanceId,
            ["WorkflowDefinitionId"] = graph.DefinitionId,
            ["WorkflowDefinitionVersionId"] = graph.Id,
            ["WorkflowDefinitionVersion"] = graph.Version,
        };
    }

    private static object? Plain(object? value) =>
        value switch
        {
            null or string or IDictionary => value,
            JsonElement json => PlainValues.From(json),
            JsonNode json => PlainValues.From(json),
            IEnumerable => value,
            Enum name => name.ToString(),
            ValueType => value,
            _ => PlainValues.From(PlainValues.ToElement(value)),
        };
}
