using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>A plan's tasks in document order.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Status">Only tasks with this status.</param>
/// <param name="DepartmentId">Only tasks this department leads or takes part in.</param>
/// <param name="Page">Which page.</param>
public sealed record TaskList(Guid PlanId, PlanTaskStatus? Status, Guid? DepartmentId, PageRequest Page)
    : IRequest<Page<TaskSummary>>;

/// <summary>A task as a row of a list.</summary>
public sealed record TaskSummary(
    Guid Id,
    string Number,
    string Title,
    string? Section,
    DepartmentRef Lead,
    IReadOnlyList<DepartmentRef> Participants,
    PlanTaskStatus Status,
    DateOnly? DueOn,
    Light? Light,
    int SubtaskCount,
    int OpenSubtaskCount,
    string? WorkflowInstanceId
);

internal sealed class TaskListHandler(WorkflowsDbContext db, OfficeTime office)
    : IRequestHandler<TaskList, Page<TaskSummary>>
{
    public async Task<Page<TaskSummary>> Handle(TaskList query, CancellationToken cancellationToken)
    {
        if (!await db.Set<Plan>().AnyAsync(plan => plan.Id == query.PlanId, cancellationToken))
            throw new NotFoundException("方案", query.PlanId);

        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var page = await query.Page.ReadAsync(Matching(query), cancellationToken);
        return new Page<TaskSummary>([.. page.Items.Select(task => Summarize(task, directory))], page.Total);
    }

    private IQueryable<PlanTask> Matching(TaskList query)
    {
        var tasks = db.Set<PlanTask>()
            .AsNoTracking()
            .Include(task => task.Participants)
            .Where(task => task.PlanId == query.PlanId);
        if (query.Status is { } status)
            tasks = tasks.Where(task => task.Status == status);
        if (query.DepartmentId is { } id)
            tasks = tasks.Where(task =>
                task.LeadDepartmentId == id || task.Participants.Any(participant => participant.DepartmentId == id)
            );

        return tasks.OrderBy(task => task.Order);
    }

    private TaskSummary Summarize(PlanTask task, DepartmentDirectory directory) =>
        new(
            task.Id,
            task.Number,
            task.Title,
            task.SectionNumber,
            DepartmentRef.To(directory.Get(task.LeadDepartmentId)),
            [
                .. task
                    .Participants.OrderBy(participant => participant.Order)
                    .Select(participant => DepartmentRef.To(directory.Get(participant.DepartmentId))),
            ],
            task.Status,
            task.DueOn,
            task.IsTimed ? office.LightOf(task.DueOn) : null,
            task.SubtaskCount,
            task.OpenSubtaskCount,
            task.WorkflowInstanceId
        );
}
