using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Execution;

/// <summary>Puts activities into a running instance's queue that it would not have come to by itself.</summary>
internal static class Rescheduling
{
    /// <summary>Begins an execution again from its beginning.</summary>
    /// <exception cref="InstanceStateException">It is the workflow itself.</exception>
    public static void Restart(Run run, ActivityExecution execution)
    {
        if (execution.Parent is null)
            throw new InstanceStateException("流程本身不能重新开始；请另外启动一个实例。");

        Consequences.CancelChildrenOf(run, execution);
        run.RemoveBookmarks(execution);
        execution.State = null;
        run.Write(execution, JournalEvents.Started);
        run.Enqueue(new Work(execution.Node, execution.Parent, Existing: execution));
    }

    /// <summary>Runs an activity in the flowchart it belongs to.</summary>
    /// <exception cref="InstanceStateException">The activity isn't in exactly one running flowchart, or can't be reached in it.</exception>
    public static void Begin(Run run, ActivityNode node)
    {
        if (node.Parent?.Activity is not Flowchart flowchart)
            throw new InstanceStateException($"活动{node.Label}不在流程图里，不能单独安排。");
        if (!flowchart.Reaches(node))
            throw new InstanceStateException($"活动{node.Label}在流程图里没有连线通到，不能安排。");

        var containers = run.Live.FindAll(execution =>
            execution.Node == node.Parent && execution.Status == ActivityStatus.Running
        );
        if (containers is not [var container])
            throw new InstanceStateException(
                containers.Count == 0
                    ? $"活动{node.Label}所在的流程图没有在运行。"
                    : $"活动{node.Label}所在的流程图同时运行着{containers.Count}次，无法确定在哪一次里安排。"
            );

        // Like a way back: it counts as one more round of what follows, not as the activity's own turn.
        run.Enqueue(new Work(node, container, Flowchart.OutOfTurnTag));
    }
}
