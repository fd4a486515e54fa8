using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>The signed-in person has read all of his notices.</summary>
public sealed record ReadAllNotices : ICommand<Unit>;

internal sealed class ReadAllNoticesHandler(WorkflowsDbContext db, Caller caller, TimeProvider clock)
    : IRequestHandler<ReadAllNotices, Unit>
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
