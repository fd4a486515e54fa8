using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans.Periods;

/// <summary>Asks the lead for the result of each period whose turn has come.</summary>
internal sealed class PeriodOpening(WorkflowsDbContext db, Flow flow, OfficeTime office, AuditTrail audit)
{
    /// <summary>Opens them in order. Of a period whose day passed while the task could not report nobody is asked any more.</summary>
    public async Task OpenAsync(PlanTask task, CancellationToken cancellationToken)
    {
        while (
            task is { Status: PlanTaskStatus.InProgress, Cycle: { } cycle }
            && cycle.DueToOpen(office.Today) is { } period
        )
        {
            if (cycle.DueOn(period) < office.Today)
                cycle.Passed(period);
            else
                await OpenAsync(task, task.OpenPeriod(period, office.Now), cancellationToken);
        }
    }

    private async Task OpenAsync(PlanTask task, Subtask result, CancellationToken cancellationToken)
    {
        db.Add(result);
        audit.Add(
            "period.open",
            $"开始{result.Period!.Name}报送，时限{result.DueOn:yyyy-MM-dd}",
            new AuditSubject(task.PlanId, task.Id, result.Id)
        );
        var instance = await flow.StartAsync(
            "plan-period",
            $"{task.Number}-{result.Number}",
            new FlowSubject(task.PlanId, task.Id, result.Id),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["TaskId"] = task.Id.ToString(),
                ["SubtaskId"] = result.Id.ToString(),
                ["LeadDepartmentId"] = task.LeadDepartmentId.ToString(),
            },
            cancellationToken,
            parentInstanceId: task.WorkflowInstanceId
        );
        result.Launch(instance.Id);
    }
}
