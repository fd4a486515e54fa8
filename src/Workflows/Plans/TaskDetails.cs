using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>One task. The lead, the office, leaders and auditors see all of it; others the task and their own part.</summary>
public sealed record TaskDetails(Guid TaskId) : IRequest<TaskView>;

internal sealed class TaskDetailsHandler(WorkflowsDbContext db, TaskSight sight, OfficeTime office, Caller caller)
    : IRequestHandler<TaskDetails, TaskView>
{
    public async Task<TaskView> Handle(TaskDetails query, CancellationToken cancellationToken)
    {
        var task =
            await db.Set<PlanTask>()
                .AsNoTracking()
                .AsSplitQuery()
                .Include(row => row.Participants)
                .Include(row => row.Targets)
                .SingleOrDefaultAsync(row => row.Id == query.TaskId, cancellationToken)
            ?? throw new NotFoundException("任务", query.TaskId);
        var onlyOf = await sight.OnlyOfAsync(task, cancellationToken);
        var rows = await TaskRows.ReadAsync(db, task, onlyOf, cancellationToken);
        return View(task, rows);
    }

    private TaskView View(PlanTask task, TaskRows rows) =>
        new(
            task.Id,
            rows.Plan,
            task.Number,
            task.Title,
            task.SectionNumber,
            task.Text,
            rows.Department(task.LeadDepartmentId),
            [
                .. task
                    .Participants.OrderBy(participant => participant.Order)
                    .Select(participant => new ParticipantView(
                        rows.Department(participant.DepartmentId),
                        participant.Origin,
                        participant.GroupName,
                        participant.JoinedAt
                    )),
            ],
            [.. task.Targets.OrderBy(target => target.Order).Select(target => View(task, target, rows))],
            task.Status,
            task.DueOn,
            task.IsTimed ? office.LightOf(task.DueOn) : null,
            task.WorkflowInstanceId,
            task.HandedOutAt,
            task.AcceptedAt,
            task.AcceptedLate,
            task.SuspendedAt,
            task.TerminatedAt,
            task.ExtensionCount,
            task.ReturnCount,
            rows.OpenExtension,
            task.CompletedAt,
            task.ClosedAt,
            task.ArchivedAt,
            rows.SubmissionsOf(subtaskId: null),
            [.. rows.Subtasks.Select(subtask => View(task, subtask, rows))],
            [.. rows.Consultations.Select(consultation => View(task, consultation, rows))],
            [.. rows.History.Select(record => View(record, rows))],
            TaskActions.Of(task, caller.Person, rows.OpenExtension is not null, office.Today),
            CycleView.Of(task.Cycle)
        );

    private TargetView View(PlanTask task, Target target, TaskRows rows)
    {
        var periods = rows.TotalsOf(target.Id);
        var total = periods.Sum(period => period.Total);
        var thisYear = periods.Where(period => period.Year == office.Today.Year).Sum(period => period.Total);
        return new TargetView(
            target.Id,
            target.Text,
            target.Quantity,
            target.Unit,
            target.Comparison,
            target.Period,
            target.Kind,
            total,
            target.Kind is TargetKind.AnnualCounter ? thisYear : total,
            periods,
            target.DueOn,
            task.IsTimed && !target.IsReachedBy(total) ? office.LightOf(target.DueOn) : null
        );
    }

    private SubtaskView View(PlanTask task, Subtask subtask, TaskRows rows) =>
        new(
            subtask.Id,
            subtask.Number,
            rows.Department(subtask.DepartmentId),
            subtask.Requirement,
            subtask.Status,
            subtask.DueOn,
            task.IsTimed && !subtask.HasEnded ? office.LightOf(subtask.DueOn) : null,
            subtask.WorkflowInstanceId,
            subtask.CreatedAt,
            subtask.EndedAt,
            rows.SubmissionsOf(subtask.Id),
            subtask.Period is { } period
                ? new PeriodView(period.Cycle, period.Name, period.StartsOn, period.EndsOn, rows.CountersOf(subtask.Id))
                : null,
            !subtask.HasEnded && subtask.MayBeCancelledBy(caller.Person, task)
        );

    private ConsultationView View(PlanTask task, Consultation consultation, TaskRows rows) =>
        new(
            consultation.Id,
            rows.Department(consultation.DepartmentId),
            consultation.Reason,
            consultation.Status,
            rows.Person(consultation.ProposedById),
            consultation.ProposedAt,
            consultation.AnsweredById is { } id ? rows.Person(id) : null,
            consultation.AnsweredAt,
            consultation.Answer,
            consultation.WorkflowInstanceId,
            consultation.Status is ConsultationStatus.Pending && task.PartsMayBeRevokedBy(caller.Person)
        );

    private static HistoryEntry View(AuditRecord record, TaskRows rows) =>
        new(
            record.At,
            record.Action,
            record.Summary,
            record.PersonId is { } id ? new PersonRef(id, record.PersonName!) : null,
            record.DepartmentId is { } departmentId ? rows.Department(departmentId) : null,
            record.Comment,
            record.SubtaskId
        );
}
