using Workflows.Approvals;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>Starts the workflow that carries a task (交办).</summary>
internal sealed class Handout(Flow flow, TimeProvider clock)
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
}
