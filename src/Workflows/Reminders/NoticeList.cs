using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>The signed-in person's notices, newest first.</summary>
/// <param name="Page">Counts from 1.</param>
/// <param name="PageSize">Notices a page, at most 100.</param>
/// <param name="Unread">True for unread ones only, false for read ones only.</param>
public sealed record NoticeList(int Page, int PageSize, bool? Unread) : IRequest<NoticePage>;

/// <summary>One page of notices.</summary>
/// <param name="Items">The notices of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record NoticePage(IReadOnlyList<NoticeLine> Items, int Total);

/// <summary>One notice of the list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">The message.</param>
/// <param name="TaskId">The task it leads to.</param>
/// <param name="SubtaskId">The subtask it leads to.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record NoticeLine(
    Guid Id,
    NoticeKind Kind,
    string Title,
    string Text,
    Guid? TaskId,
    Guid? SubtaskId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt
);

internal sealed class NoticeListHandler(WorkflowsDbContext db, Caller caller) : IRequestHandler<NoticeList, NoticePage>
{
    private const int LargestPage = 100;

    public async Task<NoticePage> Handle(NoticeList request, CancellationToken cancellationToken)
    {
        var personId = caller.Person.Id;
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var notices = db.Set<Notice>().AsNoTracking().Where(notice => notice.PersonId == personId);
        if (request.Unread is { } unread)
            notices = notices.Where(notice => notice.ReadAt == null == unread);

        var items = await notices
            .OrderByDescending(notice => notice.CreatedAt)
            .ThenByDescending(notice => notice.Id)
            .Skip((Math.Max(request.Page, 1) - 1) * size)
            .Take(size)
            .Select(notice => new NoticeLine(
                notice.Id,
                notice.Kind,
                notice.Title,
                notice.Text,
                notice.TaskId,
                notice.SubtaskId,
                notice.CreatedAt,
                notice.ReadAt
            ))
            .ToListAsync(cancellationToken);

        return new(items, await notices.CountAsync(cancellationToken));
    }
}
