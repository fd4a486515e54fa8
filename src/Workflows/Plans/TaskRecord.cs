using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>What happened to a task and its subtasks as one list, the first act first (审批记录).</summary>
/// <param name="TaskId">The task. Who sees only his department's part of it finds that here.</param>
/// <param name="About">Only these acts on the task itself; null for everything.</param>
/// <param name="Page">Which page.</param>
public sealed record TaskRecord(Guid TaskId, RecordSubject? About, PageRequest Page) : IRequest<Page<RecordLine>>;

/// <summary>One act.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What was done, a stable dotted name.</param>
/// <param name="Summary">What was done, in words.</param>
/// <param name="Step">The step it was done at; null for acts on the task itself.</param>
/// <param name="Person">Who did it; null when the service did it by a rule.</param>
/// <param name="OnBehalfOf">In whose place (代理).</param>
/// <param name="Department">For which department.</param>
/// <param name="Opinion">The opinion or reason given.</param>
/// <param name="Files">Evidence handed in with it.</param>
/// <param name="SubtaskId">The subtask it belongs to.</param>
/// <param name="OpenedAt">When the decided work item reached its people; null for other acts.</param>
/// <param name="Workdays">Working days from then to the decision; 0 for the same day.</param>
public sealed record RecordLine(
    DateTimeOffset At,
    string Action,
    string Summary,
    string? Step,
    PersonRef? Person,
    PersonRef? OnBehalfOf,
    DepartmentRef? Department,
    string? Opinion,
    IReadOnlyList<RecordedFile> Files,
    Guid? SubtaskId,
    DateTimeOffset? OpenedAt,
    int? Workdays
);

/// <summary>A file handed in with an act.</summary>
public sealed record RecordedFile(Guid Id, string FileName);

internal sealed class TaskRecordHandler(WorkflowsDbContext db, TaskSight sight, OfficeTime office)
    : IRequestHandler<TaskRecord, Page<RecordLine>>
{
    public async Task<Page<RecordLine>> Handle(TaskRecord query, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(query.TaskId, cancellationToken);
        var onlyOf = await sight.OnlyOfAsync(task, cancellationToken);
        var rows = db.Set<AuditRecord>()
            .AsNoTracking()
            .Where(row => row.TaskId == task.Id && (onlyOf == null || row.DepartmentId == onlyOf));
        if (query.About is { } subject)
            rows = rows.About(subject);
        var page = await query.Page.ReadAsync(rows.OrderBy(row => row.Sequence), cancellationToken);
        return new Page<RecordLine>(await LinesAsync(page.Items, cancellationToken), page.Total);
    }

    private async Task<IReadOnlyList<RecordLine>> LinesAsync(
        IReadOnlyList<AuditRecord> rows,
        CancellationToken cancellationToken
    )
    {
        var itemIds = rows.Select(row => row.WorkItemId).OfType<Guid>().Distinct().ToList();
        var items = await db.Set<WorkItem>()
            .AsNoTracking()
            .Where(item => itemIds.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        var files = (
            await (
                from submission in db.Set<Submission>()
                join file in db.Set<Evidence>() on submission.Id equals file.SubmissionId
                where itemIds.Contains(submission.WorkItemId!.Value)
                select new
                {
                    submission.WorkItemId,
                    file.Id,
                    file.FileName,
                }
            ).ToListAsync(cancellationToken)
        ).ToLookup(file => file.WorkItemId, file => new RecordedFile(file.Id, file.FileName));
        var principalIds = items.Values.Select(item => item.OnBehalfOfId).OfType<Guid>().Distinct().ToList();
        var principals = await db.Set<Person>()
            .Where(person => principalIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => new PersonRef(person.Id, person.Name), cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);

        return
        [
            .. rows.Select(row =>
            {
                var item = row.WorkItemId is { } id ? items.GetValueOrDefault(id) : null;
                var isDecision = item is not null && item.CompletedById == row.PersonId && IsDecision(row, item);
                return new RecordLine(
                    row.At,
                    row.Action,
                    row.Summary,
                    item?.Title,
                    row.PersonId is { } personId ? new PersonRef(personId, row.PersonName!) : null,
                    isDecision && item!.OnBehalfOfId is { } principal ? principals[principal] : null,
                    row.DepartmentId is { } departmentId ? DepartmentRef.To(directory.Get(departmentId)) : null,
                    row.Comment,
                    isDecision ? [.. files[item!.Id]] : [],
                    row.SubtaskId,
                    isDecision ? item!.CreatedAt : null,
                    isDecision
                        ? office.WorkdaysBetween(OfficeTime.DayOf(item!.CreatedAt), OfficeTime.DayOf(row.At))
                        : null
                );
            }),
        ];
    }

    private static bool IsDecision(AuditRecord row, WorkItem item) =>
        item.Outcomes.Exists(outcome =>
            row.Action == $"workItem.{outcome.Name}" || row.Action == $"workItem.automatic.{outcome.Name}"
        );
}
