using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Execution;

/// <summary>Finds what a definition listens for once it is published.</summary>
public static class TriggerIndex
{
    /// <summary>
    /// The triggers of a definition: of every trigger activity anywhere in it that is marked to start the workflow, one
    /// for each payload. Inputs are evaluated with the variables at their defaults (Elsa).
    /// </summary>
    public static IReadOnlyList<Trigger> Of(
        WorkflowGraph graph,
        TimeProvider clock,
        ExpressionOptions? expressions = null
    )
    {
        var run = new Run(graph, "", clock, expressions ?? new(), new RunnerOptions());
        return
        [
            .. graph
                .Nodes.Where(node => node.CanStartWorkflow && node.Descriptor.Kind == ActivityKind.Trigger)
                .SelectMany(node => Of(run, node)),
        ];
    }

    private static IEnumerable<Trigger> Of(Run run, ActivityNode node)
    {
        try
        {
            var execution = Place(run, node);
            run.EvaluateInputs(execution);
            var payloads = node.Activity.TriggerPayloads(new ActivityExecutionContext(run, execution));
            return [.. payloads.Select(payload => Make(node, payload))];
        }
        catch (InputEvaluationException exception)
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            return [Make(node, payload: null) with { Error = $"触发条件无法确定：{reason}" }];
        }
        catch (InvalidOperationException exception)
        {
            return [Make(node, payload: null) with { Error = exception.Message }];
        }
    }

    private static Trigger Make(ActivityNode node, object? payload) =>
        new(
            node.Id,
            node.TypeName,
            StimulusHash.Compute(node.TypeName, payload is null ? null : node.Activity.HashedTriggerPayload(payload)),
            payload is null ? null : JsonSerializer.SerializeToElement(payload, payload.GetType()),
            payload is null ? "触发条件无法确定。" : null
        );

    // The trigger as if everything around it had just begun.
    private static ActivityExecution Place(Run run, ActivityNode node) =>
        run.Begin(new Work(node, node.Parent is { } parent ? Place(run, parent) : null));
}
