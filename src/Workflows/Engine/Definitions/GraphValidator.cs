using Workflows.Engine.Activities;

namespace Workflows.Engine.Definitions;

/// <summary>
/// Says strictly what is wrong with a definition that loading tolerated: run before publishing. An empty answer means
/// that every activity can be reached, every connection leaves by an outcome that exists, every outcome leads on and
/// every expression parses and knows the names it uses. Some problems are warnings only.
/// </summary>
public static class GraphValidator
{
    /// <summary>Lists every problem; the definition may be published when none is more than a warning.</summary>
    public static IReadOnlyList<DefinitionProblem> Validate(WorkflowGraph graph) =>
        [
            .. graph.Tolerated,
            .. graph.Nodes.SelectMany(Expressions),
            .. graph.Nodes.SelectMany(MissingInputs),
            .. graph.Nodes.SelectMany(Flow),
            .. NameCheck.Of(graph),
            .. TwiceNamed(graph.Inputs, ProblemCodes.DuplicateInput, "输入"),
            .. TwiceNamed(graph.Outputs, ProblemCodes.DuplicateOutput, "输出"),
        ];

    private static IEnumerable<DefinitionProblem> Expressions(ActivityNode node) =>
        from found in node.Expressions
        where found.Expression.Problem is not null
        select new DefinitionProblem(
            node.Id,
            ProblemCodes.BadExpression,
            $"“{node.InputTitle(found.Place)}”有误：{found.Expression.Problem}"
        );

    private static IEnumerable<DefinitionProblem> MissingInputs(ActivityNode node) =>
        node.MissingInputs.Select(name => new DefinitionProblem(
            node.Id,
            ProblemCodes.MissingInput,
            $"缺少必填的“{node.InputTitle(name)}”。"
        ));

    private static IEnumerable<DefinitionProblem> Flow(ActivityNode node) =>
        node.Activity is Flowchart flowchart && flowchart.DefaultGraph is { } flow
            ?
            [
                .. Ports(flowchart),
                .. Unreachable(flowchart, flow),
                .. WaysBack(flowchart, flow),
                .. DeadEnds(flowchart, flow),
            ]
            : [];

    private static IEnumerable<DefinitionProblem> Ports(Flowchart flowchart) =>
        from connection in flowchart.ResolvedConnections
        let source = flowchart.Activities[connection.Source]
        let outcomes = source.Outcomes
        where outcomes.Count > 0 && !outcomes.Contains(connection.Port ?? Activity.Done, StringComparer.Ordinal)
        select new DefinitionProblem(
            source.Id,
            ProblemCodes.UnknownPort,
            $"有一条连线从不存在的出口“{source.Activity.LabelOf(connection.Port ?? Activity.Done)}”引出；"
                + $"可用的出口：{string.Join("、", outcomes.Select(source.Activity.LabelOf))}。"
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
                "从开始走不到这个活动。"
            ));
    }

    private static IEnumerable<DefinitionProblem> WaysBack(Flowchart flowchart, FlowGraph flow) =>
        from connection in flowchart.ResolvedConnections
        where flow.IsBackward(connection) && !flow.IsValidBackward(connection)
        let source = flowchart.Activities[connection.Source]
        let target = flowchart.Activities[connection.Target]
        select new DefinitionProblem(
            source.Id,
            ProblemCodes.InvalidBackwardConnection,
            $"退回到{target.Label}的连线无效：不是每条到{source.Label}的路径都经过{target.Label}。"
        );

    // Where nothing at all follows, the flow is meant to end; where Done follows, something always does.
    private static IEnumerable<DefinitionProblem> DeadEnds(Flowchart flowchart, FlowGraph flow) =>
        from position in Enumerable.Range(0, flowchart.Activities.Count)
        where flow.IsReachable(position)
        let activity = flowchart.Activities[position]
        let followed = flow.Outbound(position)
            .Select(connection => connection.Port ?? Activity.Done)
            .ToHashSet(StringComparer.Ordinal)
        where followed.Overlaps(activity.Outcomes) && !followed.Contains(Activity.Done)
        from outcome in activity.Outcomes.Distinct(StringComparer.Ordinal)
        where !followed.Contains(outcome)
        select new DefinitionProblem(
            activity.Id,
            ProblemCodes.DeadEnd,
            $"出口“{activity.Activity.LabelOf(outcome)}”没有连线，走到那里这一路就结束了。"
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
            yield return new(null, code, $"以下{what}重名：{string.Join("、", twice)}。");
    }
}
