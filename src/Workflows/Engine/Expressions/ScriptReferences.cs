using System.Collections.Frozen;
using Acornima.Ast;

namespace Workflows.Engine.Expressions;

/// <summary>Finds the names that a script reads and writes, as far as they are written out in it.</summary>
internal static class ScriptReferences
{
    // What starts like an accessor and is a function of its own.
    private static readonly FrozenSet<string> Functions = FrozenSet.Create(
        StringComparer.Ordinal,
        "getVariable",
        "setVariable",
        "getInput",
        "getOutputFrom",
        "getLastResult",
        "getWorkflowDefinitionId",
        "getWorkflowDefinitionVersionId",
        "getWorkflowDefinitionVersion",
        "getWorkflowInstanceId",
        "getCorrelationId",
        "setCorrelationId",
        "getWorkflowInstanceName",
        "setWorkflowInstanceName",
        "setOutcome",
        "setOutcomes",
        "getGuidString",
        "getShortGuid"
    );

    /// <summary>Every name, in no particular order; one may come up several times.</summary>
    /// <param name="program">The parsed script.</param>
    /// <param name="globals">The names that the script doesn't declare itself.</param>
    public static IReadOnlyList<ExpressionReference> Of(Node program, IEnumerable<string> globals)
    {
        var found = globals
            .Where(IsAccessor)
            .Select(name => new ExpressionReference(ReferenceKind.Accessor, name))
            .ToList();
        var open = new Stack<Node>([program]);
        while (open.TryPop(out var node))
        {
            if (Of(node) is { } reference)
                found.Add(reference);
            foreach (var child in node.ChildNodes)
                open.Push(child);
        }
        return found;
    }

    private static ExpressionReference? Of(Node node) =>
        node switch
        {
            CallExpression { Callee: Identifier callee, Arguments: [StringLiteral name, ..] } => callee.Name switch
            {
                "getVariable" => new(ReferenceKind.Variable, name.Value),
                "setVariable" => new(ReferenceKind.MadeVariable, name.Value),
                "getInput" => new(ReferenceKind.Input, name.Value),
                _ => null,
            },
            MemberExpression
            {
                Object: Identifier { Name: "variables" },
                Computed: false,
                Property: Identifier variable
            } => new(ReferenceKind.Variable, variable.Name),
            _ => null,
        };

    private static bool IsAccessor(string name) =>
        name.Length > 3
        && (name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal))
        && !char.IsLower(name[3])
        && !Functions.Contains(name);
}
