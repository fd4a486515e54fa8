using Workflows.Approvals;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>Starts the workflows that carry a task (交办) and its subtasks (派发).</summary>
internal sealed class Handout(WorkflowsDbContext db, Flow flow, TimeProvider clock)
{
    public async Task LaunchAsync(PlanTask task, CancellationToken cancellationToken)
    {
        var instance = await flow.StartAsync(
            "plan-task",
            $"{task.Number}. {task.Title}",
            new FlowSubject(task.PlanId, task.Id),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["TaskId"] = task.Id.ToString(),
                ["LeadDepartmentId"] = task.LeadDepartmentId.ToString(),
            },
            cancellationToken
        );
        task.Launch(instance.Id, clock.GetUtcNow());
    }

    public async Task LaunchAsync(PlanTask task, Subtask subtask, CancellationToken cancellationToken)
    {
        db.Add(subtask);
        var instance = await flow.StartAsync(
            "subtask",
            $"{task.Number}-{subtask.Number}",
            new FlowSubject(task.PlanId, task.Id, subtask.Id),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["TaskId"] = task.Id.ToString(),
                ["SubtaskId"] = subtask.Id.ToString(),
                ["DepartmentId"] = subtask.DepartmentId.ToString(),
                ["LeadDepartmentId"] = task.LeadDepartmentId.ToString(),
            },
            cancellationToken,
            parentInstanceId: task.WorkflowInstanceId
        );
        subtask.Launch(instance.Id);
    }
}
