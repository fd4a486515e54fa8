using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>The signed-in person's notices, newest first.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Unread">True for unread ones only, false for read ones only.</param>
public sealed record NoticeList(PageRequest Page, bool? Unread) : IRequest<Page<NoticeLine>>;

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

internal sealed class NoticeListHandler(WorkflowsDbContext db, Caller caller)
    : IRequestHandler<NoticeList, Page<NoticeLine>>
{
    public Task<Page<NoticeLine>> Handle(NoticeList request, CancellationToken cancellationToken)
    {
        var personId = caller.Person.Id;
        var notices = db.Set<Notice>().AsNoTracking().Where(notice => notice.PersonId == personId);
        if (request.Unread is { } unread)
            notices = notices.Where(notice => notice.ReadAt == null == unread);

        return request.Page.ReadAsync(
            notices
                .OrderByDescending(notice => notice.CreatedAt)
                .ThenByDescending(notice => notice.Id)
                .Select(notice => new NoticeLine(
                    notice.Id,
                    notice.Kind,
                    notice.Title,
                    notice.Text,
                    notice.TaskId,
                    notice.SubtaskId,
                    notice.CreatedAt,
                    notice.ReadAt
                )),
            cancellationToken
        );
    }
}
