using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Inbox;

/// <summary>Says of work items what they are about, with one query a kind of thing for the whole page.</summary>
internal sealed class WorkItemViews(WorkflowsDbContext db, OfficeTime office)
{
    public async Task<IReadOnlyList<WorkItemView>> OfAsync(
        IReadOnlyList<WorkItem> items,
        CancellationToken cancellationToken
    )
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var tasks = await TasksAsync([.. items.Select(item => item.TaskId).Distinct()], cancellationToken);
        var plans = await PlansAsync([.. items.Select(item => item.PlanId).Distinct()], cancellationToken);
        var subtasks = await SubtasksAsync(
            [.. items.Select(item => item.SubtaskId).OfType<Guid>().Distinct()],
            cancellationToken
        );
        var people = await PeopleAsync(
            [.. items.Select(item => item.AssigneeId).OfType<Guid>().Distinct()],
            cancellationToken
        );

        return
        [
            .. items.Select(item => new WorkItemView(
                item.Id,
                item.Kind,
                item.Title,
                item.State,
                tasks.GetValueOrDefault(item.TaskId),
                plans.GetValueOrDefault(item.PlanId),
                item.SubtaskId is { } subtaskId ? subtasks.GetValueOrDefault(subtaskId) : null,
                item.ConsultationId,
                DepartmentRef.To(directory.Get(item.DepartmentId)),
                item.Role,
                item.AssigneeId is { } assigneeId ? people.GetValueOrDefault(assigneeId) : null,
                item.IsClaimed,
                item.Outcomes,
                item.CreatedAt,
                item.DueOn,
                item.State is WorkItemState.Open && tasks.GetValueOrDefault(item.TaskId) is not { IsSuspended: true }
                    ? office.LightOf(item.DueOn)
                    : null,
                item.Outcome,
                item.Comment,
                item.CompletedAt,
                item.WorkflowInstanceId
            )),
        ];
    }

    private Task<Dictionary<Guid, WorkItemTaskRef>> TasksAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<PlanTask>()
            .Where(task => ids.Contains(task.Id))
            .Select(task => new WorkItemTaskRef(
                task.Id,
                task.Number,
                task.Title,
                task.Status == PlanTaskStatus.Suspended
            ))
            .ToDictionaryAsync(task => task.Id, cancellationToken);

    private Task<Dictionary<Guid, WorkItemPlanRef>> PlansAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<Plan>()
            .Where(plan => ids.Contains(plan.Id))
            .Select(plan => new WorkItemPlanRef(plan.Id, plan.Title))
            .ToDictionaryAsync(plan => plan.Id, cancellationToken);

    private async Task<Dictionary<Guid, PersonRef>> PeopleAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? []
            : await db.Set<Person>()
                .Where(person => ids.Contains(person.Id))
                .Select(person => new PersonRef(person.Id, person.Name))
                .ToDictionaryAsync(person => person.Id, cancellationToken);

    private Task<Dictionary<Guid, WorkItemSubtaskRef>> SubtasksAsync(
        List<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        db.Set<Subtask>()
            .Where(subtask => ids.Contains(subtask.Id))
            .Select(subtask => new WorkItemSubtaskRef(subtask.Id, subtask.Number, subtask.Requirement))
            .ToDictionaryAsync(subtask => subtask.Id, cancellationToken);
}
