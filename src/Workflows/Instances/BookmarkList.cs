using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Where instances wait, longest first.</summary>
/// <param name="InstanceId">Only of this instance.</param>
/// <param name="Name">Only with this stimulus name, such as <c>Elsa.Event</c>.</param>
/// <param name="ActivityId">Only at this activity.</param>
/// <param name="Page">Which page.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record BookmarkList(string? InstanceId, string? Name, string? ActivityId, PageRequest Page)
    : IRequest<Page<WaitingBookmark>>;

/// <summary>A bookmark and who waits at it.</summary>
/// <param name="InstanceId">The instance that waits.</param>
/// <param name="CorrelationId">Its correlation id when the bookmark was made.</param>
/// <param name="Bookmark">The bookmark with its payload.</param>
public sealed record WaitingBookmark(string InstanceId, string? CorrelationId, Bookmark Bookmark);

internal sealed class BookmarkListHandler(WorkflowsDbContext db) : IRequestHandler<BookmarkList, Page<WaitingBookmark>>
{
    public async Task<Page<WaitingBookmark>> Handle(BookmarkList query, CancellationToken cancellationToken)
    {
        var rows = await query.Page.ReadAsync(
            Matching(query).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id),
            cancellationToken
        );
        var ids = rows.Items.Select(row => row.InstanceId).Distinct(StringComparer.Ordinal).ToList();
        var states = await db.Set<WorkflowInstance>()
            .Where(row => ids.Contains(row.Id))
            .Select(row => row.State)
            .ToListAsync(cancellationToken);
        var bookmarks = states
            .SelectMany(state => WorkflowStateSerializer.Deserialize(state).Bookmarks)
            .ToDictionary(bookmark => bookmark.Id, StringComparer.Ordinal);
        return new Page<WaitingBookmark>(
            [
                .. rows
                    .Items.Where(row => bookmarks.ContainsKey(row.Id))
                    .Select(row => new WaitingBookmark(row.InstanceId, row.CorrelationId, bookmarks[row.Id])),
            ],
            rows.Total
        );
    }

    private IQueryable<StoredBookmark> Matching(BookmarkList query)
    {
        var rows = db.Set<StoredBookmark>().AsNoTracking();
        if (query.InstanceId is { Length: > 0 } instanceId)
            rows = rows.Where(row => row.InstanceId == instanceId);
        if (query.Name is { Length: > 0 } name)
            rows = rows.Where(row => row.Name == name);
        if (query.ActivityId is { Length: > 0 } activityId)
            rows = rows.Where(row => row.ActivityId == activityId);
        return rows;
    }
}
