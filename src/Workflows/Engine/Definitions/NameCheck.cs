using Workflows.Engine.Activities;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Definitions;

/// <summary>
/// Finds names in expressions that nothing in reach declares. They may still be right, since scripts make variables
/// and callers give undeclared inputs, so they are warnings.
/// </summary>
internal static class NameCheck
{
    // Made by loops and by BulkDispatchWorkflows for what is within them, and given to every child.
    private static readonly string[] MadeVariables = ["CurrentValue", "CurrentIndex", "ChildInstanceId"];
    private static readonly string[] GivenInputs = ["ParentInstanceId"];

    public static IEnumerable<DefinitionProblem> Of(WorkflowGraph graph)
    {
        // A workflow used as an activity also sees the variables of whoever uses it.
        if (graph.Options.UsableAsActivity)
            return [];
        var own = graph.Nodes.Where(IsOfThisDefinition).ToArray();
        HashSet<string> made =
        [
            .. MadeVariables,
            .. own.SelectMany(ReferencesOf)
                .Where(item => item.Reference.Kind is ReferenceKind.MadeVariable)
                .Select(item => item.Reference.Name),
        ];
        return own.SelectMany(node => Expressions(graph, node, made).Concat(Targets(node)));
    }

    private static bool IsOfThisDefinition(ActivityNode node)
    {
        for (var around = node.Parent; around is not null; around = around.Parent)
        {
            if (around.Activity is WorkflowDefinitionActivity)
                return false;
        }
        return true;
    }

    private static IEnumerable<(string Place, ExpressionReference Reference)> ReferencesOf(ActivityNode node)
    {
        var expressions = node.Expressions.AsEnumerable();
        if (node.Activity is RunJavaScript { Prepared: { } script })
            expressions = expressions.Append(("script", script));
        return expressions.SelectMany(item => item.Expression.References.Select(found => (item.Place, found)));
    }

    private static IEnumerable<DefinitionProblem> Expressions(
        WorkflowGraph graph,
        ActivityNode node,
        HashSet<string> made
    ) =>
        ReferencesOf(node)
            .Select(item => Problem(graph, node, made, item.Place, item.Reference))
            .OfType<DefinitionProblem>()
            .Distinct();

    private static DefinitionProblem? Problem(
        WorkflowGraph graph,
        ActivityNode node,
        HashSet<string> made,
        string place,
        ExpressionReference reference
    )
    {
        var name = reference.Name;
        return reference.Kind switch
        {
            ReferenceKind.VariableId when !VariablesAround(node).Any(variable => variable.Id == name) => new(
                node.Id,
                ProblemCodes.UnknownVariable,
                $"“{place}”引用的变量（标识“{name}”）不存在，取不到值。"
            ),
            ReferenceKind.Variable when !made.Contains(name) && !IsVariable(graph, node, name) => new(
                node.Id,
                ProblemCodes.UnknownVariable,
                $"“{place}”用到的变量“{name}”不存在，取不到值。"
            ),
            ReferenceKind.Input when !GivenInputs.Contains(name, StringComparer.Ordinal) && !IsInput(graph, name) =>
                new(node.Id, ProblemCodes.UnknownInput, $"“{place}”用到的输入“{name}”没有声明。"),
            ReferenceKind.Accessor when !IsAccessor(graph, node, made, name[3..]) => new(
                node.Id,
                ProblemCodes.UnknownVariable,
                $"“{place}”调用的函数“{name}”不存在，运行到这里会出错。"
            ),
            _ => null,
        };
    }

    private static IEnumerable<DefinitionProblem> Targets(ActivityNode node) =>
        node.Activity is SetVariable { Variable.Id: { } id } && !VariablesAround(node).Any(known => known.Id == id)
            ? [new(node.Id, ProblemCodes.UnknownVariable, $"要赋值的变量（标识“{id}”）不存在，运行到这里会出错。")]
            : [];

    private static IEnumerable<VariableDefinition> VariablesAround(ActivityNode node)
    {
        for (var scope = node; scope is not null; scope = scope.Parent)
        {
            foreach (var variable in scope.Variables)
                yield return variable;
        }
    }

    // Scripts find inputs among the variables, too.
    private static bool IsVariable(WorkflowGraph graph, ActivityNode node, string name) =>
        VariablesAround(node).Any(variable => variable.Name == name) || IsInput(graph, name);

    private static bool IsInput(WorkflowGraph graph, string name) => graph.Inputs.Any(input => input.Name == name);

    private static bool IsAccessor(WorkflowGraph graph, ActivityNode node, HashSet<string> made, string subject) =>
        VariablesAround(node)
            .Select(variable => variable.Name)
            .Concat(made)
            .Any(name => ExpressionScope.Pascal(name) == subject)
        || IsInput(graph, subject)
        || (node.Activity is BulkDispatchWorkflows && subject == "Item")
        || graph.Nodes.Any(other =>
            subject.EndsWith("From" + ExpressionScope.Pascal(other.Name ?? other.Id), StringComparison.Ordinal)
        );
}
