using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Phrases;

/// <summary>A person no longer wants a sentence he kept (删除常用语).</summary>
/// <param name="PhraseId">The sentence.</param>
public sealed record RemovePhrase(Guid PhraseId) : ICommand<Unit>;

internal sealed class RemovePhraseHandler(WorkflowsDbContext db, Caller caller) : IRequestHandler<RemovePhrase, Unit>
{
    public async Task<Unit> Handle(RemovePhrase command, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        var phrase =
            await db.Set<CommonPhrase>()
                .SingleOrDefaultAsync(row => row.Id == command.PhraseId && row.PersonId == me, cancellationToken)
            ?? throw new NotFoundException("常用语", command.PhraseId);
        db.Remove(phrase);
        return Unit.Value;
    }
}
