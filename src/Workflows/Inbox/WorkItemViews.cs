using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Substitutions;

namespace Workflows.Inbox;

/// <summary>Says of work items what they are about, with one query a kind of thing for the whole page.</summary>
internal sealed class WorkItemViews(
    WorkflowsDbContext db,
    StandIns standIns,
    FormValues values,
    Caller caller,
    OfficeTime office
)
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
        var others = items.All(item => item.State is WorkItemState.Done || item.MayBeDecidedBy(caller.Person))
            ? []
            : await standIns.OfCallerAsync(cancellationToken);
        var filled = await FilledAsync(items, cancellationToken);
        var answers = await AnswersAsync(items, cancellationToken);
        var people = await PeopleAsync(
            [
                .. items
                    .SelectMany(item =>
                        new[] { item.AssigneeId, item.OnBehalfOfId, item.Instruction is null ? null : item.AddedById }
                    )
                    .Concat(answers.Select(answer => answer.CompletedById))
                    .OfType<Guid>()
                    .Distinct(),
            ],
            cancellationToken
        );
        PersonRef? Person(Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;

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
                Person(item.AssigneeId),
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
                item.WorkflowInstanceId,
                item.State is WorkItemState.Done ? Person(item.OnBehalfOfId) : PlaceOf(item, others),
                item.UrgeCount,
                item.UrgedAt,
                item.Instruction is { } question ? new WorkItemQuestion(Person(item.AddedById), question) : null,
                [
                    .. answers
                        .Where(answer => answer.SponsorId == item.Id)
                        .Select(answer => new WorkItemAnswer(
                            Person(answer.CompletedById),
                            answer.Instruction!,
                            answer.Comment ?? "",
                            answer.CompletedAt!.Value
                        )),
                ],
                FieldsOf(item, filled.GetValueOrDefault(item.WorkflowInstanceId)),
                item.State is WorkItemState.Open
                    && (item.MayBeDecidedBy(caller.Person) || others.Any(other => other.MayDecide(item)))
            )),
        ];
    }

    // What earlier steps filled in; a decided item shows what was handed in with it.
    private static IReadOnlyList<WorkItemField> FieldsOf(WorkItem item, IReadOnlyDictionary<string, string>? filled) =>
        [
            .. item
                .Form.Where(field => field.Access is not FieldAccess.Hidden)
                .Select(field => new WorkItemField(
                    field.Name,
                    field.Label,
                    field.Type,
                    field.Required,
                    field.Access is FieldAccess.Read,
                    field.Options,
                    item.Values.GetValueOrDefault(field.Name) ?? filled?.GetValueOrDefault(field.Name)
                )),
        ];

    private async Task<Dictionary<string, IReadOnlyDictionary<string, string>>> FilledAsync(
        IReadOnlyList<WorkItem> items,
        CancellationToken cancellationToken
    )
    {
        var filled = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => item.Form.Count > 0))
            if (!filled.ContainsKey(item.WorkflowInstanceId))
                filled[item.WorkflowInstanceId] = await values.OfAsync(
                    item.TaskId,
                    item.WorkflowInstanceId,
                    cancellationToken
                );
        return filled;
    }

    private PersonRef? PlaceOf(WorkItem item, IReadOnlyList<StandIn> others) =>
        item.MayBeDecidedBy(caller.Person)
            ? null
            : others
                .Where(other => other.MayDecide(item))
                .Select(other => new PersonRef(other.Person.Id, other.Person.Name))
                .FirstOrDefault();

    private async Task<List<WorkItem>> AnswersAsync(IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var rounds = items.Select(item => item.RoundId).Distinct().ToList();
        return rounds.Count == 0
            ? []
            : await db.Set<WorkItem>()
                .AsNoTracking()
                .Where(item =>
                    rounds.Contains(item.RoundId) && item.State == WorkItemState.Done && item.Instruction != null
                )
                .OrderBy(item => item.CompletedAt)
                .ToListAsync(cancellationToken);
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
