using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Finds a task and says what a person may do with it.</summary>
internal static class TaskAccess
{
    /// <summary>The task with its participants, to be changed in this commit.</summary>
    /// <exception cref="NotFoundException">There is no such task.</exception>
    public static async Task<PlanTask> FindTaskAsync(
        this WorkflowsDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.Set<PlanTask>()
            .Include(task => task.Participants)
            .SingleOrDefaultAsync(task => task.Id == id, cancellationToken)
        ?? throw new NotFoundException("任务", id);

    /// <summary>The files a department, or the person who acts for it, uploaded for a task, to be handed in now.</summary>
    /// <exception cref="InvalidRequestException">One of them was not uploaded by it for this task.</exception>
    public static async Task<IReadOnlyList<Evidence>> FindEvidenceAsync(
        this WorkflowsDbContext db,
        Guid taskId,
        Guid departmentId,
        Guid personId,
        IReadOnlyList<Guid> ids,
        string field,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return [];

        var found = await db.Set<Evidence>()
            .Where(evidence =>
                ids.Contains(evidence.Id)
                && evidence.TaskId == taskId
                && (evidence.DepartmentId == departmentId || evidence.UploadedById == personId)
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. ids.Select(id =>
                found.Find(candidate => candidate.Id == id)
                ?? throw new InvalidRequestException("unknown_evidence", field, $"没有为本任务上传过佐证材料{id}。")
            ),
        ];
    }

    /// <summary>Refuses everybody but the lead department's handlers and head.</summary>
    /// <exception cref="ForbiddenException">The person does not work for the lead department.</exception>
    public static void EnsureLedBy(this PlanTask task, Person person)
    {
        if (!task.IsLedBy(person))
            throw new ForbiddenException($"只有任务{task.Number}的牵头部门可以进行这项操作。");
    }

    /// <summary>Whether the person is a handler or the head of the lead department.</summary>
    public static bool IsLedBy(this PlanTask task, Person person) =>
        person.DepartmentId == task.LeadDepartmentId && WorksForDepartment(person);

    /// <summary>Whether the person may press for decisions on the task: the office, the lead, and who started the flow.</summary>
    public static bool MayBeUrgedBy(this PlanTask task, Person person, Guid? initiatorId) =>
        person.Is(Role.OfficeAdmin) || task.IsLedBy(person) || person.Id == initiatorId;

    /// <summary>Whether the person may cancel a subtask: what the lead split off the lead, a period's result the office.</summary>
    public static bool MayBeCancelledBy(this Subtask subtask, Person person, PlanTask task) =>
        subtask.Period is null ? task.IsLedBy(person) : person.Is(Role.OfficeAdmin);

    /// <summary>Whether the person may withdraw the flow of a subtask or of a consultation: the office, and the lead.</summary>
    public static bool PartsMayBeRevokedBy(this PlanTask task, Person person) =>
        person.Is(Role.OfficeAdmin) || task.IsLedBy(person);

    /// <summary>Whether the person may take back what was counted for a target: the office, and the lead's head.</summary>
    public static bool MayReverseEntries(Guid leadId, Person person) =>
        person.Is(Role.OfficeAdmin) || (person.DepartmentId == leadId && person.Is(Role.DepartmentHead));

    /// <summary>Whether the person is a handler or the head of a department that leads or takes part.</summary>
    public static bool IsWorkedOnBy(this PlanTask task, Person person) =>
        task.Involves(person.DepartmentId) && WorksForDepartment(person);

    /// <summary>Refuses everybody but handlers and heads of the departments that lead or take part.</summary>
    /// <exception cref="ForbiddenException">The person's department has no part in the task.</exception>
    public static void EnsureInvolves(this PlanTask task, Person person)
    {
        if (!task.IsWorkedOnBy(person))
            throw new ForbiddenException($"只有任务{task.Number}的牵头部门和参与部门可以进行这项操作。");
    }

    /// <summary>Whether the person sees all of the task; a participant sees the task and its own part.</summary>
    public static bool SeesAllOf(this Person person, Guid leadDepartmentId) =>
        person.DepartmentId == leadDepartmentId || person.SeesEveryTask();

    /// <summary>Whether the person sees all of every task: the office, leaders and auditors.</summary>
    public static bool SeesEveryTask(this Person person) =>
        person.Is(Role.OfficeAdmin) || person.Is(Role.Leader) || person.Is(Role.Auditor);

    private static bool WorksForDepartment(Person person) => person.Is(Role.Handler) || person.Is(Role.DepartmentHead);
}
