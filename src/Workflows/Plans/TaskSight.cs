using Workflows.Organization;
using Workflows.Substitutions;

namespace Workflows.Plans;

/// <summary>How much of a task the caller sees.</summary>
internal sealed class TaskSight(StandIns standIns, Caller caller)
{
    /// <summary>
    /// The department whose part is all the caller sees; null when he sees everything. Who has no part in the task
    /// himself sees what the one sees whose work items he decides.
    /// </summary>
    public async Task<Guid?> OnlyOfAsync(PlanTask task, CancellationToken cancellationToken)
    {
        var me = caller.Person;
        if (me.SeesAllOf(task.LeadDepartmentId))
            return null;
        var others = (await standIns.OfCallerAsync(cancellationToken)).Select(other => other.Person).ToList();
        if (others.Exists(other => other.SeesAllOf(task.LeadDepartmentId)))
            return null;
        var working = task.Involves(me.DepartmentId) ? me : others.Find(other => task.Involves(other.DepartmentId));
        return (working ?? me).DepartmentId;
    }
}
