using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>The signed-in person has read one of his notices. The first time counts.</summary>
/// <param name="NoticeId">The notice.</param>
public sealed record ReadNotice(Guid NoticeId) : ICommand<Unit>;

internal sealed class ReadNoticeHandler(WorkflowsDbContext db, Caller caller, TimeProvider clock)
    : IRequestHandler<ReadNotice, Unit>
{
    public async Task<Unit> Handle(ReadNotice request, CancellationToken cancellationToken)
    {
        var personId = caller.Person.Id;
        var now = clock.GetUtcNow();
        var found = await db.Set<Notice>()
            .Where(notice => notice.Id == request.NoticeId && notice.PersonId == personId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(notice => notice.ReadAt, notice => notice.ReadAt ?? now),
                cancellationToken
            );

        return found == 1 ? Unit.Value : throw new NotFoundException("通知", request.NoticeId);
    }
}
