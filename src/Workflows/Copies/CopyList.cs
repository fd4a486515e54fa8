using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Copies;

/// <summary>What the asking person was given to read, newest first.</summary>
/// <param name="Kind">Only copies, or only circulations.</param>
/// <param name="Unread">True for unread ones only, false for read ones only.</param>
/// <param name="Page">Which page.</param>
public sealed record CopyList(CopyKind? Kind, bool? Unread, PageRequest Page) : IRequest<Page<CopyLine>>;

/// <summary>One copy of the list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">Whether reading it is asked for.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Message">What is said with it.</param>
/// <param name="TaskId">The task it is about.</param>
/// <param name="TaskNumber">The task's number.</param>
/// <param name="TaskTitle">The task's title.</param>
/// <param name="SubtaskId">The subtask it is about.</param>
/// <param name="GivenBy">Who gave it; null when the flow did.</param>
/// <param name="IsAwaited">Whether the flow waits until it is read.</param>
/// <param name="CreatedAt">When it was given.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Opinion">What the reader said to it.</param>
public sealed record CopyLine(
    Guid Id,
    CopyKind Kind,
    string Title,
    string? Message,
    Guid? TaskId,
    string? TaskNumber,
    string? TaskTitle,
    Guid? SubtaskId,
    PersonRef? GivenBy,
    bool IsAwaited,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt,
    string? Opinion
);

internal sealed class CopyListHandler(WorkflowsDbContext db, Caller caller) : IRequestHandler<CopyList, Page<CopyLine>>
{
    public Task<Page<CopyLine>> Handle(CopyList query, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        var rows = db.Set<PersonalCopy>().AsNoTracking().Where(row => row.PersonId == me);
        if (query.Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (query.Unread is { } unread)
            rows = rows.Where(row => row.ReadAt == null == unread);
        return query.Page.ReadAsync(
            from row in rows
            join task in db.Set<PlanTask>() on row.TaskId equals task.Id into tasks
            from task in tasks.DefaultIfEmpty()
            join giver in db.Set<Person>() on row.GivenById equals giver.Id into givers
            from giver in givers.DefaultIfEmpty()
            orderby row.CreatedAt descending, row.Id descending
            select new CopyLine(
                row.Id,
                row.Kind,
                row.Title,
                row.Message,
                row.TaskId,
                task == null ? null : task.Number,
                task == null ? null : task.Title,
                row.SubtaskId,
                giver == null ? null : new PersonRef(giver.Id, giver.Name),
                row.BookmarkId != null && row.ReadAt == null,
                row.CreatedAt,
                row.ReadAt,
                row.Opinion
            ),
            cancellationToken
        );
    }
}
