using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Goes on with an instance at one of its bookmarks, as if what it waits for had come. A work item is decided instead.</summary>
/// <param name="BookmarkId">The bookmark.</param>
/// <param name="Input">What the activity shall get.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record HitBookmark(string BookmarkId, IReadOnlyDictionary<string, object?> Input) : ICommand<Unit>;

internal sealed class HitBookmarkHandler(WorkflowsDbContext db, Flow flow, AuditTrail audit)
    : IRequestHandler<HitBookmark, Unit>
{
    public async Task<Unit> Handle(HitBookmark command, CancellationToken cancellationToken)
    {
        var bookmark =
            await db.FindAsync<StoredBookmark>([command.BookmarkId], cancellationToken)
            ?? throw new NotFoundException("书签", command.BookmarkId);
        if (bookmark.Name == HumanActivity.BookmarkName)
            throw new RuleException("work_item_waits", "这一步由人办理，请由办理人在待办中办理。");
        if (!await flow.ResumeAsync(bookmark.InstanceId, bookmark.Id, command.Input, cancellationToken))
            throw new RuleException(
                "instance_not_running",
                $"流程实例{bookmark.InstanceId}已出错或结束，不能从书签{bookmark.Id}继续。"
            );

        audit.Add(
            "instance.resume",
            $"从书签{bookmark.Id}（活动{bookmark.ActivityId}）继续流程实例{bookmark.InstanceId}",
            AuditSubject.None
        );
        return Unit.Value;
    }
}
