using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>The signed-in person has read all of his notices.</summary>
public sealed record ReadAllNotices : IRequest;

internal sealed class ReadAllNoticesHandler(WorkflowsDbContext db, Caller caller, TimeProvider clock)
    : IRequestHandler<ReadAllNotices>
{
    public async Task<Unit> Handle(ReadAllNotices request, CancellationToken cancellationToken)
    {
        var personId = caller.Person.Id;
        var now = clock.GetUtcNow();
        await db.Set<Notice>()
            .Where(notice => notice.PersonId == personId && notice.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), cancellationToken);

        return Unit.Value;
    }
}
