using Workflows.Engine.Activities;

namespace Workflows.Engine.Definitions;

/// <summary>
/// Says strictly what is wrong with a definition that loading tolerated: run before publishing. An empty answer means
/// that every activity can be reached, every connection leaves by an outcome that exists and every expression parses.
/// </summary>
public static class GraphValidator
{
    /// <summary>Lists every problem; none means the definition may be published.</summary>
    public static IReadOnlyList<DefinitionProblem> Validate(WorkflowGraph graph) =>
        [
            .. graph.Tolerated,
            .. graph.Nodes.SelectMany(Expressions),
            .. graph.Nodes.SelectMany(MissingInputs),
            .. graph.Nodes.SelectMany(Flow),
            .. TwiceNamed(graph.Inputs, ProblemCodes.DuplicateInput, "inputs"),
            .. TwiceNamed(graph.Outputs, ProblemCodes.DuplicateOutput, "outputs"),
        ];

    private static IEnumerable<DefinitionProblem> Expressions(ActivityNode node) =>
        from found in node.Expressions
        where found.Expression.Problem is not null
        select new DefinitionProblem(node.Id, ProblemCodes.BadExpression, $"{found.Place}: {found.Expression.Problem}");

    private static IEnumerable<DefinitionProblem> MissingInputs(ActivityNode node) =>
        node.MissingInputs.Select(name => new DefinitionProblem(
            node.Id,
            ProblemCodes.MissingInput,
            $"{node.Descriptor.DisplayName} '{node.Id}' needs a value for '{name}'."
        ));

    private static IEnumerable<DefinitionProblem> Flow(ActivityNode node) =>
        node.Activity is Flowchart flowchart && flowchart.DefaultGraph is { } flow
            ? [.. Ports(flowchart), .. Unreachable(flowchart, flow), .. WaysBack(flowchart, flow)]
            : [];

    private static IEnumerable<DefinitionProblem> Ports(Flowchart flowchart) =>
        from connection in flowchart.ResolvedConnections
        let source = flowchart.Activities[connection.Source]
        let outcomes = source.Outcomes
        where outcomes.Count > 0 && !outcomes.Contains(connection.Port ?? Activity.Done, StringComparer.Ordinal)
        select new DefinitionProblem(
            source.Id,
            ProblemCodes.UnknownPort,
            $"'{source.Id}' has no outcome '{connection.Port}'; it has {string.Join(", ", outcomes)}."
        );

    // A trigger may start the flow anywhere, so what such a start leads to counts as reachable.
    private static IEnumerable<DefinitionProblem> Unreachable(Flowchart flowchart, FlowGraph flow)
    {
        var flows = flowchart.TriggeredGraphs.Prepend(flow).ToArray();
        return flowchart
            .Activities.Where((_, i) => !Array.Exists(flows, seen => seen.IsReachable(i)))
            .Select(activity => new DefinitionProblem(
                activity.Id,
                ProblemCodes.UnreachableActivity,
                $"No path leads from the start to '{activity.Id}'."
            ));
    }

    private static IEnumerable<DefinitionProblem> WaysBack(Flowchart flowchart, FlowGraph flow) =>
        from connection in flowchart.ResolvedConnections
        where flow.IsBackward(connection) && !flow.IsValidBackward(connection)
        let source = flowchart.Activities[connection.Source].Id
        let target = flowchart.Activities[connection.Target].Id
        select new DefinitionProblem(
            source,
            ProblemCodes.InvalidBackwardConnection,
            $"The way back from '{source}' to '{target}' is invalid: not every path to '{source}' comes through '{target}'."
        );

    private static IEnumerable<DefinitionProblem> TwiceNamed(
        IReadOnlyList<ArgumentDefinition> arguments,
        string code,
        string what
    )
    {
        var twice = arguments
            .GroupBy(argument => argument.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToArray();
        if (twice.Length > 0)
            yield return new(
                null,
                code,
                $"The following {what} are defined more than once: {string.Join(", ", twice)}"
            );
    }
}
