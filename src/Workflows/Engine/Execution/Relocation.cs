using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;

namespace Workflows.Engine.Execution;

/// <summary>
/// Takes the flow from where it waits to another activity of its flowchart. What is open before or after the target is
/// called off, since it would lead there again or is to be done again; what runs beside it stays as it is.
/// </summary>
internal static class Relocation
{
    /// <summary>Calls the execution off and schedules the target.</summary>
    /// <exception cref="InstanceStateException">The target is not in a flowchart around the execution.</exception>
    public static void Move(Run run, ActivityExecution execution, ActivityNode target)
    {
        var container =
            execution.Scopes.Skip(1).FirstOrDefault(scope => scope.Node == target.Parent)
            ?? throw new InstanceStateException(
                $"活动{target.Label}不在{execution.Node.Label}所在的流程图里，不能移到那里。"
            );
        if (container.Node.Activity is not Flowchart flowchart || !flowchart.Reaches(target))
            throw new InstanceStateException($"活动{target.Label}在流程图里没有连线通到，不能移到那里。");
        if (Flowchart.UsesTokens(new ActivityExecutionContext(run, container)))
            throw new InstanceStateException("令牌模式的流程图不能移动。");

        var from = execution.Scopes.First(scope => scope.Parent == container);
        var state = container.ReadState<FlowState>()!;
        // In a branch beside this one: the join behind both would wait for a way that nobody comes by any more.
        if (!flowchart.IsBeforeOrAfter(from.Node, target, state))
            throw new InstanceStateException(
                $"活动{target.Label}在并行的另一分支里，不能从{execution.Node.Label}移到那里。"
            );

        foreach (var child in container.Children.ToArray())
        {
            if (child != from && flowchart.IsBeforeOrAfter(child.Node, target, state))
                Consequences.CancelWithin(run, child);
        }

        Consequences.CancelWithin(run, from);
        var running = container.Children.Where(child => !child.IsOver).Select(child => child.Node);
        container.State = flowchart.Rewind(container.ReadState<FlowState>()!, target, [.. running]);
        run.Touch(container);
        run.Enqueue(new Work(target, container, Flowchart.OutOfTurnTag));
    }
}
