using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Requests for more time, newest first. Departments see their own; those who see every task see all.</summary>
/// <param name="TaskId">Only of this task.</param>
/// <param name="Status">Only those with this status.</param>
/// <param name="Page">Which page.</param>
public sealed record ExtensionList(Guid? TaskId, ExtensionStatus? Status, PageRequest Page)
    : IRequest<Page<ExtensionLine>>;

/// <summary>One request for more time.</summary>
public sealed record ExtensionLine(
    Guid Id,
    Guid TaskId,
    string TaskNumber,
    string TaskTitle,
    Guid DepartmentId,
    DateOnly FormerDueOn,
    DateOnly DueOn,
    string Reason,
    PersonRef RequestedBy,
    DateTimeOffset RequestedAt,
    ExtensionStatus Status,
    PersonRef? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Opinion
);

internal sealed class ExtensionListHandler(WorkflowsDbContext db, Caller caller)
    : IRequestHandler<ExtensionList, Page<ExtensionLine>>
{
    public Task<Page<ExtensionLine>> Handle(ExtensionList query, CancellationToken cancellationToken)
    {
        var rows = db.Set<ExtensionRequest>().AsNoTracking();
        if (query.TaskId is { } taskId)
            rows = rows.Where(row => row.TaskId == taskId);
        if (query.Status is { } status)
            rows = rows.Where(row => row.Status == status);
        if (!caller.Person.SeesEveryTask())
        {
            var department = caller.Person.DepartmentId;
            rows = rows.Where(row => row.DepartmentId == department);
        }

        return query.Page.ReadAsync(
            from row in rows
            join task in db.Set<PlanTask>() on row.TaskId equals task.Id
            join asker in db.Set<Person>() on row.RequestedById equals asker.Id
            join decider in db.Set<Person>() on row.DecidedById equals decider.Id into deciders
            from decider in deciders.DefaultIfEmpty()
            orderby row.RequestedAt descending, row.Id descending
            select new ExtensionLine(
                row.Id,
                row.TaskId,
                task.Number,
                task.Title,
                row.DepartmentId,
                row.FormerDueOn,
                row.DueOn,
                row.Reason,
                new PersonRef(asker.Id, asker.Name),
                row.RequestedAt,
                row.Status,
                decider == null ? null : new PersonRef(decider.Id, decider.Name),
                row.DecidedAt,
                row.Opinion
            ),
            cancellationToken
        );
    }
}
